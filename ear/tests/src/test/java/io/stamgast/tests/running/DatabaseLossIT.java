package io.stamgast.tests.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@OnPlatform
class DatabaseLossIT {

    private static final String READY = "/health/ready";
    /** Two checks of two seconds each, one after the other, and a slow machine. */
    private static final Duration QUICK = Duration.ofSeconds(10);
    private static final int CONNECTIONS = 64;
    private static final Duration BACK = Duration.ofSeconds(30);

    @Test
    void whileTheDatabaseHangsItIsNotReadyAndSaysSoQuickly(Platform platform) throws Exception {
        platform.root().get(READY).expect(200);
        try {
            signal(platform, "STOP");
            var begin = System.nanoTime();

            var hanging = platform.root().get(READY);

            var took = Duration.ofNanos(System.nanoTime() - begin);
            hanging.expect(503);
            assertEquals("DOWN", state(hanging));
            assertTrue(took.compareTo(QUICK) < 0, "took " + took);
        } finally {
            signal(platform, "CONT");
        }
        awaitReady(platform);
        for (var i = 0; i < CONNECTIONS; i++) {
            platform.demoTenant().get("/program").expect(200); // none of the pool's connections is broken
        }
    }

    private static String state(Answer answer) {
        for (var check : answer.json().get("checks")) {
            if (check.get("name").asText().equals("database")) {
                return check.get("status").asText();
            }
        }
        throw new AssertionError(answer);
    }

    private static void awaitReady(Platform platform) {
        var end = System.nanoTime() + BACK.toNanos();
        var answer = platform.root().get(READY);
        while (answer.status() != 200 && System.nanoTime() < end) {
            answer = platform.root().get(READY);
        }
        answer.expect(200);
    }

    /** To every process of the demo's PostgreSQL: its backends would go on without the first. */
    private static void signal(Platform platform, String name) throws IOException, InterruptedException {
        var pidFile = platform.directory().resolve("postgres/data/postmaster.pid");
        var postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip())).orElseThrow();
        for (var process : Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList()) {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        }
    }
}
