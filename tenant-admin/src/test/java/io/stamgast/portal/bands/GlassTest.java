package io.stamgast.portal.bands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.outlook.ShareOutlook;
import io.stamgast.earning.outlook.ShareOutlook.Step;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class GlassTest {

    private static final List<Step> BANDS = List.of(step("0", "1"), step("0.10", "1.5"), step("0.25", "2"),
            step("0.40", "3"));

    @Test
    void theDrinkStandsAtTheBoundThatIsJustReached() {
        var glass = Glass.of(outlook("0.25", BANDS.get(2), BANDS));

        assertEquals(glass.marks().get(2).line(), glass.level());
        assertTrue(glass.marks().get(2).reached());
    }

    @Test
    void anUnknownShareLeavesTheGlassEmpty() {
        assertNull(Glass.of(outlook(null, null, BANDS)).level());
    }

    @Test
    void aFullShareDoesNotOverflow() {
        assertEquals(new BigDecimal("12.0"), Glass.of(outlook("1", BANDS.get(3), BANDS)).level());
    }

    @Test
    void labelsOfCloseBandsKeepTheirDistance() {
        var close = List.of(step("0", "1"), step("0.01", "2"), step("0.02", "3"), step("0.9", "4"));
        var labels = Glass.of(outlook("0", close.get(0), close)).marks().stream().map(Glass.Mark::label).toList();

        for (var i = 1; i < labels.size(); i++) {
            assertTrue(labels.get(i - 1).subtract(labels.get(i)).compareTo(BigDecimal.valueOf(14)) >= 0, "" + labels);
        }
    }

    private static ShareOutlook outlook(String share, Step reached, List<Step> bands) {
        return new ShareOutlook("share", Basis.PERIOD_CLOSE, "ALL", "2011-Q1", null, BigDecimal.ZERO, null,
                share == null ? null : new BigDecimal(share), "EUR", null, null, reached, BigDecimal.ONE, null, null,
                bands);
    }

    private static Step step(String from, String multiplier) {
        return new Step(new BigDecimal(from), new BigDecimal(multiplier));
    }
}
