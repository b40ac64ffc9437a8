package io.stamgast.portal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Json;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareRuleFormTest {

    private final RuleDefinition spend = Json.read("""
            {"code":"base","kind":"SPEND","unit":"10","points":1}""", RuleDefinition.class);
    private final RuleDefinition share = share(1L);

    @Test
    void anUntouchedFormGivesTheSameRulesBack() {
        var rules = List.of(share, spend);

        assertEquals(new RuleSetDefinition("ours", rules), ShareRuleForm.of("ours", rules).definition());
    }

    @Test
    void whatTheFormDoesNotShowStaysWhenTheRestIsEdited() {
        var form = ShareRuleForm.of("ours", List.of(spend, share));
        form.setPoints(3L);

        assertEquals(List.of(spend, share(3L)), form.definition().rules());
    }

    @Test
    void aShareRuleIsAddedToThoseOfOtherKinds() {
        var definition = ShareRuleForm.of("ours", List.of(spend)).definition();

        assertEquals(spend, definition.rules().get(0));
        assertEquals(Kind.SPEND_SHARE, definition.rules().get(1).kind());
        assertEquals(List.of(), definition.violations());
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
    void aRowThatIsHalfFilledInIsNotForgotten() {
        var form = ShareRuleForm.empty("new");
        form.add();
        form.getRows().get(3).setPercent(new BigDecimal("40"));

        assertEquals(4, form.bands().size());
        assertEquals(List.of("rules[0].bands[3].multiplier"), wrong(form));
    }

    @Test
    void onlyWhatIsWrongWithBandsIsSaidOfThem() {
        var form = ShareRuleForm.empty("");
        form.getRows().get(2).setPercent(new BigDecimal("5"));

        assertEquals(List.of("rules[0].bands[2].from"), wrong(form));
    }

    private static List<String> wrong(ShareRuleForm form) {
        return form.wrongBands().stream().map(Violation::field).toList();
    }

    @Test
    void rowsAreCountedAsOneSeesThem() {
        var form = ShareRuleForm.empty("new");
        form.add();
        form.dropEmptyRows();

        assertEquals(3, form.getRows().size());
    }

    @Test
    void withoutACategoryTheRuleIsForEverything() {
        var form = ShareRuleForm.of("ours", ShareRuleForm.empty("ours").definition().rules());

        assertNull(form.getScope());
        assertEquals("ALL", form.definition().rules().get(0).scope());
    }

    @Test
    void lookingBackOnMonthsNeedsNoPeriod() {
        var form = ShareRuleForm.empty("new");
        form.setBasis(Basis.TRAILING);
        form.setMonths(3);

        assertNull(form.definition().rules().get(0).period());
        assertEquals(List.of(), form.definition().violations());
    }

    /** With a value for every member that a share rule may have. */
    private static RuleDefinition share(long points) {
        return Json.read("""
                {"code":"milk","kind":"SPEND_SHARE","when":"line.brand == 'Alp'","unit":"10.00","points":%d,
                "caps":{"perYear":4},"group":"dairy","stacking":"BEST_OF","budget":1000,"priority":7,
                "validFrom":"2026-01-01T00:00:00Z","validTo":"2027-01-01T00:00:00Z","basis":"MARGINAL",
                "period":"YEAR","scope":"Milk","bands":[{"from":"0","multiplier":"1"},
                {"from":"0.25","multiplier":"2"}],"unknownMultiplier":"1.5"}""".formatted(points),
                RuleDefinition.class);
    }
}
