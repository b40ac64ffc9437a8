package io.stamgast.benchmark;

import io.stamgast.benchmark.load.Load;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;

/** Runs of the product and of the limit in turn, so that both see the same machine; medians are quoted. */
final class Pairs {

    static final int COUNT = 5;

    /** @param ratio the median over the pairs of product / limit */
    record Outcome(double product, double limit, double ratio, double p99Millis, Map<String, Object> raw) {

        String text(String unit) {
            return String.format(Locale.ROOT, "%.2f of the limit: %,.0f %s against %,.0f, p99 %.0f ms", ratio, product,
                    unit, limit, p99Millis);
        }
    }

    private Pairs() {
    }

    static Outcome run(Callable<Load.Result> product, Callable<Load.Result> limit) throws Exception {
        var products = new ArrayList<Load.Result>();
        var limits = new ArrayList<Load.Result>();
        for (var pair = 0; pair < COUNT; pair++) {
            products.add(product.call());
            limits.add(limit.call());
        }
        var ratios = new double[COUNT];
        Arrays.setAll(ratios, pair -> products.get(pair).perSecond() / limits.get(pair).perSecond());
        var p99 = median(products, result -> result.percentileMillis(99));
        return new Outcome(median(products, Load.Result::perSecond), median(limits, Load.Result::perSecond),
                median(ratios), p99, Map.of("productPerSecond", rates(products), "limitPerSecond", rates(limits),
                "ratios", ratios, "p99Millis", p99));
    }

    private static List<Double> rates(List<Load.Result> results) {
        return results.stream().map(Load.Result::perSecond).toList();
    }

    private static double median(List<Load.Result> results, ToDoubleFunction<Load.Result> value) {
        return median(results.stream().mapToDouble(value).toArray());
    }

    static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
