package io.stamgast.portal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.earning.outlook.ShareOutlook.Step;
import io.stamgast.kernel.Json;
import io.stamgast.wallet.SpendShareView;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShareChartTest {

    private static final List<Step> BANDS = List.of(step("0", "1"), step("0.10", "1.5"), step("0.40", "3"));

    @Test
    void whatIsNotKnownIsNoBarAndNotNought() {
        var chart = chart(List.of(share("2026-Q1", null), share("2026-Q2", "0"), share("2026-Q3", "0.25")), List.of());

        assertEquals(List.of("in 2026-Q1", "in 2026-Q2", "in 2026-Q3"), member(chart, "data", "labels"));
        assertEquals(Arrays.asList(null, number("0.0"), number("25.0")),
                ((Map<?, ?>) ((List<?>) member(chart, "data", "datasets")).get(0)).get("data"));
    }

    @Test
    void everyBandButTheLowestIsALineUnderTheTop() {
        var chart = chart(List.of(share("2026-Q1", "0.05")), BANDS);

        assertEquals(List.of(Map.of("from", number("10.0"), "label", "×1.5"),
                Map.of("from", number("40.0"), "label", "×3")), member(chart, "options", "bands"));
        assertEquals(number("50.0"), member(chart, "options", "scales", "y", "suggestedMax"));
    }

    @Test
    void theTopIsNeverAboveAll() {
        assertEquals(number("100.0"), member(chart(List.of(share("2026-Q1", "0.95")), BANDS), "options", "scales", "y",
                "suggestedMax"));
    }

    private static Map<?, ?> chart(List<SpendShareView> shares, List<Step> bands) {
        return Json.read(new ShareChart(shares, bands, period -> "in " + period, BigDecimal::toPlainString)
                .json("Share"), Map.class);
    }

    private static Object member(Object json, String... path) {
        var found = json;
        for (var name : path) {
            found = ((Map<?, ?>) found).get(name);
        }
        return found;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static SpendShareView share(String period, String share) {
        return new SpendShareView(null, period, "ALL", BigDecimal.ONE, null,
                share == null ? null : new BigDecimal(share), "EUR", null, null, List.of());
    }

    private static Step step(String from, String multiplier) {
        return new Step(new BigDecimal(from), new BigDecimal(multiplier));
    }
}
