package io.stamgast.stripe.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockFileTest {

    @TempDir
    Path directory;

    private long told() throws IOException {
        return Long.parseLong(Files.readString(directory.resolve("clock")));
    }

    @Test
    void theFileTellsHowFarTheTimeIsAndStaysWhereItWas() throws IOException {
        try (var stripe = StripeSimulator.start(Options.running(0, directory))) {
            stripe.clock().follow(directory.resolve("clock"));
            assertTrue(Math.abs(told()) <= 1, "it begins with the real time: " + told());

            stripe.clock().advance(Duration.ofDays(31));
            assertTrue(Math.abs(told() - Duration.ofDays(31).toSeconds()) <= 1, told() + " s");
        }
        try (var stripe = StripeSimulator.start(Options.running(0, directory))) {
            stripe.clock().follow(directory.resolve("clock"));
            assertTrue(Math.abs(told() - Duration.ofDays(31).toSeconds()) <= 1, told() + " s");
        }
    }

    @Test
    void whatIsNearerThanBeforeIsNotWritten() throws IOException {
        var file = new ClockFile(directory.resolve("clock"));
        file.accept(-5);
        assertEquals(-5, told());
        file.accept(60);
        file.accept(59);
        assertEquals(60, told());
    }
}
