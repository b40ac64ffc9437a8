package io.stamgast.webhook.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long after an attempt that came to nothing the next comes; give or take a tenth, so that they come apart. */
@ApplicationScoped
public class RetrySchedule {

    /** Seconds: after 2.6 hours every 8, the last one 67 hours after the first attempt. */
    public static final String DEFAULT = "5,30,300,1800,7200,28800,28800,28800,28800,28800,28800,28800,28800";

    private static final double SPREAD = 0.1;

    private final List<Duration> waits;

    protected RetrySchedule() {
        waits = List.of(); // for the client proxy
    }

    /** @param seconds whole numbers with commas between them */
    @Inject
    public RetrySchedule(@ConfigProperty(name = "stamgast.webhook.retries", defaultValue = DEFAULT) String seconds) {
        waits = Arrays.stream(seconds.split(",")).map(text -> Duration.ofSeconds(Long.parseLong(text.strip())))
                .toList();
    }

    /** @param attempt the number of the one that came to nothing, from 1; nothing when it was the last */
    Optional<Duration> waitAfter(int attempt) {
        if (attempt > waits.size()) {
            return Optional.empty();
        }
        var factor = 1 + ThreadLocalRandom.current().nextDouble(-SPREAD, SPREAD);
        return Optional.of(Duration.ofMillis((long) (waits.get(attempt - 1).toMillis() * factor)));
    }
}
