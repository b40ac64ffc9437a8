package io.stamgast.portal.accounts;

import io.stamgast.earning.outlook.ShareOutlook;
import io.stamgast.kernel.Json;
import io.stamgast.wallet.SpendShareView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Spend shares over time as Chart.js draws them, with the bands that they reach; colours, and what is written on it,
 * are set in the browser.
 *
 * @param name how a period is written for the visitor
 * @param multiplier how a multiplier is
 */
record ShareChart(List<SpendShareView> shares, List<ShareOutlook.Step> bands, UnaryOperator<String> name,
                  Function<BigDecimal, String> multiplier) {

    private static final double ALL = 100;
    private static final double LEAST_HEIGHT = 10;
    private static final double HEADROOM = 1.25;

    String json(String label) {
        var values = new ArrayList<Double>();
        shares.forEach(one -> values.add(one.share() == null ? null : percent(one.share())));
        var set = Map.of("label", label, "data", values);
        var labels = shares.stream().map(one -> name.apply(one.period())).toList();
        var options = Map.of("responsive", true, "maintainAspectRatio", false, "animation", false,
                "plugins", Map.of("legend", Map.of("display", false), "tooltip", Map.of("enabled", false)),
                "bands", bands.stream().filter(band -> band.from().signum() > 0).map(this::band).toList(),
                "scales", Map.of("y", Map.of("beginAtZero", true, "suggestedMax", height(values))));
        return Json.write(Map.of("type", "bar", "data", Map.of("labels", labels, "datasets", List.of(set)),
                "options", options));
    }

    private Map<String, Object> band(ShareOutlook.Step band) {
        return Map.of("from", percent(band.from()), "label", "\u00d7" + multiplier.apply(band.multiplier()));
    }

    /** Somewhat above the highest share and band. */
    private double height(List<Double> values) {
        var highest = values.stream().filter(value -> value != null).reduce(LEAST_HEIGHT, Math::max);
        var top = bands.isEmpty() ? highest : Math.max(highest, percent(bands.get(bands.size() - 1).from()));
        return Math.min(ALL, top * HEADROOM);
    }

    /** Only to be drawn; Chart.js wants numbers, and exact decimals are texts in JSON. */
    private static double percent(BigDecimal share) {
        return share.movePointRight(2).doubleValue();
    }
}
