package io.stamgast.kernel.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/**
 * The real time at a distance that a file tells, in whole seconds; only the demo has one, where time is moved to see
 * what it brings. The file is read again after a tenth of a second at the earliest, so nothing waits for it; the
 * distance only grows, so that no instant comes before an earlier one.
 */
final class FollowingClock extends Clock {

    private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Clock real;
    private final Path file;
    private Duration distance;
    private long readAt;

    /** @throws UncheckedIOException when there is no such file */
    FollowingClock(Clock real, Path file) {
        this.real = real;
        this.file = file;
        try {
            distance = read();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        readAt = System.nanoTime();
    }

    @Override
    public Instant instant() {
        return real.instant().plus(distance());
    }

    private synchronized Duration distance() {
        if (System.nanoTime() - readAt >= FRESH_NANOS) {
            try {
                var told = read();
                distance = told.compareTo(distance) > 0 ? told : distance;
            } catch (IOException unreadable) {
                // what it told last holds until it can be read again
            }
            readAt = System.nanoTime();
        }
        return distance;
    }

    private Duration read() throws IOException {
        return Duration.ofSeconds(Long.parseLong(Files.readString(file).strip()));
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new FollowingClock(real.withZone(zone), file);
    }
}
