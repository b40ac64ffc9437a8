package io.stamgast.benchmark.limits;

import io.stamgast.benchmark.load.Load;
import io.stamgast.benchmark.load.Posts;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.Platform;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** One tenant floods far beyond its limit while another posts; and one posts under a limit that is near its speed. */
public final class Limits {

    private static final int CONNECTIONS = 32;
    private static final int FLOODS = 64;
    private static final int FLOODS_LIMIT = 50;
    private static final double POSTS_PER_SECOND = 50;
    private static final int AS_GOOD_AS_NONE = 100_000;
    /** Above what the machine does, so that nothing is refused, and low, so that instances tell each other often. */
    private static final int NEAR = 2000;
    private static final int PAIRS = 5;

    private final Platform platform;
    private final Supplier<byte[]> orders;
    private final Duration run;

    /**
     * What was seen.
     *
     * @param alone how long posts took, 95 of 100, without the flood; in milliseconds
     * @param beside the same with it
     * @param served requests of the flood per second that were answered
     * @param refused requests of the flood per second that were not
     */
    public record Fairness(double alone, double beside, double served, double refused) {
    }

    private record Flooded(double beside, double served, double refused) {
    }

    /** Posts per second, the medians of some runs each. */
    public record Cost(double without, double with) {
    }

    /** @param orders purchases that every tenant can post that was made for it */
    public Limits(Platform platform, Supplier<byte[]> orders, Duration run) {
        this.platform = platform;
        this.orders = orders;
        this.run = run;
    }

    private URI api() {
        return URI.create(platform.access().api());
    }

    /** A post that is refused ends the measurement: the quiet one is far from its limit. */
    public Fairness beside(ApiClient quiet) throws Exception {
        var loud = platform.newTenant();
        limit(loud.alias(), FLOODS_LIMIT);
        beside(quiet, loud); // warms up: the JVM compiles what refusals go through
        posts(quiet);
        var alone = posts(quiet).percentileMillis(95);
        var flooded = beside(quiet, loud);
        return new Fairness(alone, flooded.beside(), flooded.served(), flooded.refused());
    }

    private Flooded beside(ApiClient quiet, FreshTenant loud) throws Exception {
        var served = new LongAdder();
        var refused = new LongAdder();
        var flooding = Executors.newSingleThreadExecutor();
        var flood = flooding.submit(() -> Load.closed(FLOODS, run.plusSeconds(1),
                () -> new Flood(api(), loud.api(), served, refused)));
        var beside = posts(quiet).percentileMillis(95);
        var seconds = flood.get().seconds();
        flooding.shutdown();
        return new Flooded(beside, served.sum() / seconds, refused.sum() / seconds);
    }

    private Load.Result posts(ApiClient quiet) throws Exception {
        return Load.open(CONNECTIONS, POSTS_PER_SECOND, run,
                () -> new Posts(api(), quiet, "/purchases", orders, 1));
    }

    /** As fast as it goes, in turns with a limit that is as good as none, and with one that is not far away. */
    public Cost cost(String alias, ApiClient tenant) throws Exception {
        var without = new ArrayList<Double>();
        var with = new ArrayList<Double>();
        for (var pair = 0; pair < PAIRS; pair++) {
            without.add(speed(alias, tenant, AS_GOOD_AS_NONE));
            with.add(speed(alias, tenant, NEAR));
        }
        return new Cost(median(without), median(with));
    }

    private double speed(String alias, ApiClient tenant, int perSecond) throws Exception {
        limit(alias, perSecond);
        return Load.closed(CONNECTIONS, run, () -> new Posts(api(), tenant, "/purchases", orders, 1)).perSecond();
    }

    private void limit(String alias, int perSecond) {
        platform.operator().put("/tenants/" + alias + "/rate-limit", Map.of("perSecond", perSecond)).expect(200);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
