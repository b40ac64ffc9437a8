package io.stamgast.kernel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The one source of time: expiry, periods and time-outs ask this clock, so that tests can move it. */
@ApplicationScoped
class SystemClock {

    /** No finer than the database keeps it, so that what is answered is what will be read. */
    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), MICROSECOND);
    }
}
