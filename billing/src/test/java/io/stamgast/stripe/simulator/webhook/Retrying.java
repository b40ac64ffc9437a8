package io.stamgast.stripe.simulator.webhook;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * When an event that was not taken is sent again.
 *
 * @param after the pauses after each failed attempt; when they are used up, the event is given up
 * @param simulatorTime whether they pass by the simulator's clock, or really
 */
public record Retrying(List<Duration> after, boolean simulatorTime) {

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    /** For tests: again after 100 ms, then twice as long each time, eight times. */
    public static Retrying soon() {
        return new Retrying(List.of(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400),
                Duration.ofMillis(800), Duration.ofMillis(1600), Duration.ofMillis(3200), Duration.ofMillis(6400),
                Duration.ofMillis(12800)), false);
    }

    /** For the demo: soon, then every half minute for a day, so that nothing is lost while the platform is started. */
    public static Retrying patiently() {
        return new Retrying(Stream.iterate(Duration.ofMillis(100), pause -> min(pause.multipliedBy(2), HALF_A_MINUTE))
                .limit(2900).toList(), false);
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** As Stripe does: for up to three days of the simulator's time. */
    public static Retrying threeDays() {
        return new Retrying(List.of(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2),
                Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(12), Duration.ofHours(12),
                Duration.ofHours(12), Duration.ofHours(12)), true);
    }
}
