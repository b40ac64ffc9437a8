package io.stamgast.portal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.definition.RuleDefinition.Band;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.definition.RuleDefinition.Caps;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.definition.RuleDefinition.Stacking;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.wallet.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareRuleFormTest {

    private final RuleDefinition spend = new RuleDefinition("base", Kind.SPEND, null, BigDecimal.TEN, 1L, null, null,
            null, null, null, null, null, null, null, null, null, null, null);
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
        return new RuleDefinition("milk", Kind.SPEND_SHARE, "line.brand == 'Alp'", new BigDecimal("10.00"), points,
                new Caps(1L, 2L, 3L, 4L), "dairy", Stacking.BEST_OF, 1_000L, 7, Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"), Basis.MARGINAL, Period.Length.YEAR, "Milk", null,
                List.of(band("0", "1"), band("0.25", "2")), new BigDecimal("1.5"));
    }

    private static Band band(String from, String multiplier) {
        return new Band(new BigDecimal(from), new BigDecimal(multiplier));
    }
}
