package io.stamgast.tests.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.DemoProcess;
import io.stamgast.tests.platform.Platform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {

    private static final Duration FIRST_START = Duration.ofMinutes(10);
    private static final Duration STOP = Duration.ofSeconds(15);

    private final DemoProcess demo = new DemoProcess(Path.of(System.getProperty("stamgast.demo") + "-restarted"));

    @AfterEach
    void leaveNothingBehind() throws InterruptedException {
        demo.stop();
    }

    @Test
    void aSignalEndsItAndEveryChildInTime() throws Exception {
        demo.start().awaitAccess(FIRST_START);
        assertFalse(demo.processes().isEmpty());

        var took = demo.stop();

        assertTrue(took.compareTo(STOP) <= 0, "took " + took);
        assertEquals(List.of(), demo.processes());
    }
<<<<<<< HEAD

    @Test
    void aSignalWhileItBuildsKeycloakLeavesNothing(@TempDir Path directory) throws Exception {
        var first = new DemoProcess(directory);
        try {
            first.start().awaitSaid("Building Keycloak", FIRST_START);
        } finally {
            first.stop();
        }

        assertEquals(List.of(), first.processes());
        assertTrue(first.said().contains("Stopped"), first.said());
        assertFalse(first.said().contains("doesn't start"), first.said());
    }

    @Test
    void aSignalWhileItStartsPostgresLeavesNothing(@TempDir Path directory) throws Exception {
        var first = new DemoProcess(directory);
        try {
            first.start().awaitSaid("Starting PostgreSQL", FIRST_START);
        } finally {
            first.stop();
        }

        assertEquals(List.of(), first.processes());
        assertTrue(first.said().contains("Stopped"), first.said());
    }

    @Test
    void afterAKillTheNextStartEndsWhatWasLeftAndKnowsItsDataAndCredentials() throws Exception {
        var before = demo.start().awaitAccess(FIRST_START);
        var number = "restart-" + UUID.randomUUID();
        new Platform(before, demo.directory()).demoTenant()
                .post("/accounts", Map.of("externalId", number, "name", "Kept through a kill")).expect(201);
        demo.kill();
        assertFalse(demo.processes().isEmpty(), "children outlive a kill");

        var after = demo.start().awaitAccess(FIRST_START);

        assertEquals(before, after);
        var kept = new Platform(after, demo.directory()).demoTenant().get("/accounts/ext:" + number).expect(200);
        assertEquals("Kept through a kill", kept.json().get("name").asText());
        assertTrue(demo.said().contains("Ended PostgreSQL of a demo that was killed"), demo.said());
    }
=======
>>>>>>> c273c42 (Kill the platform in the middle of the real import)
}
