package io.stamgast.portal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stamgast.earning.rule.RuleDefinition;
import io.stamgast.earning.rule.RuleDefinition.Band;
import io.stamgast.earning.rule.RuleDefinition.Basis;
import io.stamgast.earning.rule.RuleDefinition.Kind;
import io.stamgast.wallet.Period;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareRuleFormTest {

    private final RuleDefinition spend = rule("base", Kind.SPEND, null, null, null, null);
    private final RuleDefinition share = rule("share", Kind.SPEND_SHARE, Basis.MARGINAL, Period.Length.YEAR, "Milk",
            List.of(band("0", "1"), band("0.25", "2")));

    @Test
    void anUntouchedFormGivesTheSameRulesBack() {
        var definition = ShareRuleForm.of("ours", List.of(spend, share)).definition();

        assertEquals("ours", definition.name());
        assertEquals(List.of("base", "share"), definition.rules().stream().map(RuleDefinition::code).toList());
        assertEquals(Basis.MARGINAL, definition.rules().get(1).basis());
        assertEquals(0, new BigDecimal("0.25").compareTo(definition.rules().get(1).bands().get(1).from()));
    }

    @Test
    void aFreshFormIsARuleThatTheCoreTakes() {
        assertEquals(List.of(), ShareRuleForm.empty("new").definition().violations());
    }

    @Test
    void rowsThatAreNotFilledInAreNoBands() {
        var form = ShareRuleForm.empty("new");
        form.add();

        assertEquals(3, form.bands().size());
    }

    @Test
    void lookingBackOnMonthsNeedsNoPeriod() {
        var form = ShareRuleForm.empty("new");
        form.setBasis(Basis.TRAILING);
        form.setMonths(3);

        assertNull(form.definition().rules().get(0).period());
        assertEquals(List.of(), form.definition().violations());
    }

    private static RuleDefinition rule(String code, Kind kind, Basis basis, Period.Length period, String scope,
                                       List<Band> bands) {
        return new RuleDefinition(code, kind, null, BigDecimal.TEN, 1L, null, null, null, null, null, null, null, basis,
                period, scope, null, bands, null);
    }

    private static Band band(String from, String multiplier) {
        return new Band(new BigDecimal(from), new BigDecimal(multiplier));
    }
}
