package io.stamgast.portal.accounts;

import io.stamgast.kernel.Json;
import io.stamgast.wallet.SpendShareView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Spend shares over time as Chart.js draws them; colours are set in the browser, from the style sheet. */
final class ShareChart {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private ShareChart() {
    }

    /** @param name how a period is written for the visitor */
    static String of(List<SpendShareView> shares, String label, UnaryOperator<String> name) {
        var values = new ArrayList<BigDecimal>();
        shares.forEach(one -> values.add(one.share() == null ? null : one.share().multiply(HUNDRED)));
        var set = Map.of("label", label, "data", values);
        var labels = shares.stream().map(one -> name.apply(one.period())).toList();
        var options = Map.of("responsive", true, "maintainAspectRatio", false, "animation", false,
                "plugins", Map.of("legend", Map.of("display", false)),
                "scales", Map.of("y", Map.of("beginAtZero", true, "suggestedMax", 50)));
        return Json.write(Map.of("type", "bar", "data", Map.of("labels", labels, "datasets", List.of(set)),
                "options", options));
    }
}
