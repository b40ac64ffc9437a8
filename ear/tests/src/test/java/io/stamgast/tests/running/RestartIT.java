package io.stamgast.tests.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.DemoProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

    @Test
    void afterAKillTheNextStartEndsWhatWasLeftAndKnowsTheSameCredentials() throws Exception {
        var before = demo.start().awaitAccess(FIRST_START);
        demo.kill();
        assertFalse(demo.processes().isEmpty(), "children outlive a kill");

        var after = demo.start().awaitAccess(FIRST_START);

        assertEquals(before, after);
        assertTrue(demo.said().contains("Ended PostgreSQL of a demo that was killed"), demo.said());
    }
}
