package io.stamgast.kernel.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowingClockTest {

    private static final Instant REAL = Instant.parse("2026-12-01T10:00:00Z");

    @TempDir
    Path directory;
    private Path file;
    private FollowingClock clock;

    @BeforeEach
    void begin() throws IOException {
        file = directory.resolve("clock");
        tell("3600\n");
        clock = new FollowingClock(Clock.fixed(REAL, ZoneOffset.UTC), file);
    }

    private void tell(String distance) throws IOException {
        Files.writeString(file, distance);
    }

    private void await(Instant instant) {
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (!clock.instant().equals(instant)) {
                Thread.onSpinWait();
            }
        });
    }

    @Test
    void itIsAsFarFromTheRealTimeAsTheFileTells() {
        assertEquals(Instant.parse("2026-12-01T11:00:00Z"), clock.instant());
        assertEquals(ZoneOffset.UTC, clock.getZone());
    }

    @Test
    void whenTheFileChangesItFollows() throws IOException {
        tell("86400");
        await(Instant.parse("2026-12-02T10:00:00Z"));
    }

    @Test
    void itNeverGoesBack() throws IOException {
        tell("7200");
        await(Instant.parse("2026-12-01T12:00:00Z"));
        tell("60");
        var end = System.nanoTime() + Duration.ofMillis(250).toNanos();
        while (System.nanoTime() < end) {
            assertFalse(clock.instant().isBefore(Instant.parse("2026-12-01T12:00:00Z")));
        }
    }

    @Test
    void whileTheFileIsAwayTheLastDistanceHolds() throws IOException {
        Files.delete(file);
        var end = System.nanoTime() + Duration.ofMillis(250).toNanos();
        while (System.nanoTime() < end) {
            assertEquals(Instant.parse("2026-12-01T11:00:00Z"), clock.instant());
        }
        tell("7200");
        await(Instant.parse("2026-12-01T12:00:00Z"));
    }

    @Test
    void withoutTheFileItDoesNotBegin() {
        var real = Clock.systemUTC();
        assertThrows(UncheckedIOException.class, () -> new FollowingClock(real, directory.resolve("none")));
    }

    @Test
    void theProductFollowsOnlyWhereAFileIsNamed() {
        var plain = new SystemClock();
        assertTrue(Duration.between(plain.clock().instant(), Instant.now()).abs().compareTo(Duration.ofMinutes(1)) < 0);
        var followed = new SystemClock();
        followed.followed = Optional.of(file.toString());
        assertTrue(Duration.between(Instant.now(), followed.clock().instant()).compareTo(Duration.ofMinutes(59)) > 0);
    }
}
