package io.stamgast.kernel.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one source of time: expiry, periods and time-outs ask this clock, so that tests and the demo can move it. */
@ApplicationScoped
class SystemClock {

    /** No finer than the database keeps it, so that what is answered is what will be read. */
    private static final Duration MICROSECOND = Duration.ofNanos(1000);

    /** The file that tells the demo's time; production refuses to start with one. */
    @Inject
    @ConfigProperty(name = "stamgast.demo.clock")
    Optional<String> followed = Optional.empty();

    @Produces
    @ApplicationScoped
    Clock clock() {
        var real = Clock.tick(Clock.systemUTC(), MICROSECOND);
        return followed.isPresent() ? new FollowingClock(real, Path.of(followed.get())) : real;
    }
}
