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
    void onceItIsReadyItsAccessIsWrittenAndASignalEndsItAndEveryChildInTime() throws Exception {
        demo.start().awaitReady(FIRST_START);
        assertEquals(1, demo.readAccess().tenants().size());
        assertFalse(demo.processes().isEmpty());

        var took = demo.stop();

        assertTrue(took.compareTo(STOP) <= 0, "took " + took);
        assertEquals(List.of(), demo.processes());
    }

    @Test
    void aStartDuringTheStopOfTheOneBeforeWaitsForIt() throws Exception {
        demo.start().awaitAccess(FIRST_START);
        var family = demo.family();
        demo.signal("TERM");

        demo.start().awaitAccess(FIRST_START);

        assertEquals(List.of(), family.stream().filter(ProcessHandle::isAlive).toList());
    }

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
}
