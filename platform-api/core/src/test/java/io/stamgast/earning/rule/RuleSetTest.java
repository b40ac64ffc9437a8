package io.stamgast.earning.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.earning.condition.Line;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.definition.RuleSetDefinition;
import io.stamgast.wallet.Period.Length;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.WalletSource;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RuleSetTest {

    private static final Instant LATE_MARCH = Instant.parse("2011-03-31T23:30:00Z");

    private static SpendShareRule only(Basis basis) {
        return Rules.compile(Rules.share("share", basis)).shareRules().get(0);
    }

    private static Reached reached(Basis basis, long own, Long wallet) {
        return only(basis).reached(Share.of(own, wallet, wallet == null ? null : WalletSource.DECLARED, null));
    }

    @Test
    void aBandsLowerBoundIsInclusive() {
        assertEquals(0, reached(Basis.PERIOD_CLOSE, 9_999, 100_000L).band());
        assertEquals(1, reached(Basis.PERIOD_CLOSE, 10_000, 100_000L).band());
        assertEquals(1, reached(Basis.PERIOD_CLOSE, 24_999, 100_000L).band());
        assertEquals(2, reached(Basis.PERIOD_CLOSE, 25_000, 100_000L).band());
        assertEquals(3, reached(Basis.PERIOD_CLOSE, 40_000, 100_000L).band());
        assertEquals(3, reached(Basis.PERIOD_CLOSE, 100_000, 100_000L).band());
    }

    @Test
    void aShareThatOnlyRoundingWouldLiftStaysBelow() {
        assertEquals(0, reached(Basis.PERIOD_CLOSE, 999_999_999_999L, 10_000_000_000_000L).band());
    }

    @Test
    void ownSpendOfZeroOrLessIsTheFirstBandAndNoWalletIsNone() {
        assertEquals(0, reached(Basis.PERIOD_CLOSE, -5, 0L).band());
        assertEquals(0, reached(Basis.MARGINAL, 0, 0L).band());
        assertEquals(null, reached(Basis.PERIOD_CLOSE, 100, null).band());
        assertEquals(Fraction.ONE, reached(Basis.MARGINAL, 100, null).multiplier());
    }

    @Test
    void theBlendedRateIsExactAndSaysItsParts() {
        var reached = reached(Basis.MARGINAL, 300_000, 1_000_000L);
        assertEquals("17/12", reached.multiplier().toString(), "425 of 300");
        assertEquals(List.of("100000", "150000", "50000"),
                reached.parts().stream().map(part -> part.amountMinor().toString()).toList());
    }

    @Test
    void aCategorysRulePaysItsOwnLinesOfThatCategory() {
        var rule = Rules.compile(Rules.share("milk", Basis.PERIOD_CLOSE, "Milk")).rules().get(0);
        assertEquals(true, rule.covers(line("Milk", true)));
        assertEquals(false, rule.covers(line("Milk", false)));
        assertEquals(false, rule.covers(line("Bread", true)));
        assertEquals(false, rule.covers(line(null, true)));
    }

    private static Line line(String category, boolean own) {
        return new Line(1, "A", null, category, null, BigDecimal.ONE, 100, null, null, own);
    }

    @Test
    void onlyPreviousAndTrailingSharesAreNeededToJudgeEachOnce() {
        var set = Rules.compile(Rules.spend("base"), Rules.share("close", Basis.PERIOD_CLOSE),
                Rules.share("marginal", Basis.MARGINAL), Rules.share("before", Basis.PREVIOUS_PERIOD),
                Rules.share("again", Basis.PREVIOUS_PERIOD), Rules.share("last", Basis.TRAILING, "Milk"));
        var needs = List.copyOf(set.shareNeeds(LATE_MARCH));
        assertEquals(2, needs.size());
        assertEquals(new ShareNeed(Basis.PREVIOUS_PERIOD, "ALL", new Period(Length.QUARTER, 2011, 1), 0),
                needs.get(0), "in London the second quarter has begun");
        assertEquals(new ShareNeed(Basis.TRAILING, "Milk", new Period(Length.MONTH, 2011, 3), 6), needs.get(1));
        assertArrayEquals(new int[] {201010, 201011, 201012, 201101, 201102, 201103}, needs.get(1).trailingMonths());
    }

    @Test
    void aCloseSettlesItsOwnPeriodOrTheNext() {
        var first = new Period(Length.QUARTER, 2011, 1);
        assertEquals(Optional.of(first), only(Basis.PERIOD_CLOSE).settledByCloseOf(first));
        assertEquals(Optional.of(first), only(Basis.MARGINAL).settledByCloseOf(first));
        assertEquals(Optional.of(first.next()), only(Basis.PREVIOUS_PERIOD).settledByCloseOf(first));
        assertEquals(first, only(Basis.MARGINAL).settledBy(first));
        assertEquals(first, only(Basis.PREVIOUS_PERIOD).settledBy(first.next()));
        assertEquals(Optional.empty(), only(Basis.TRAILING).settledByCloseOf(new Period(Length.MONTH, 2011, 1)));
        assertEquals(Optional.empty(), only(Basis.PERIOD_CLOSE).settledByCloseOf(new Period(Length.YEAR, 2011, 1)));
    }

    @Test
    void theCurrencysMinorUnitCounts() {
        var yen = RuleSet.compile(new UUID(1, 1), Instant.EPOCH, new RuleSetDefinition("yen",
                List.of(Rules.spend("base"))), Currency.getInstance("JPY"), ZoneOffset.UTC);
        assertEquals("0.1", yen.rules().get(0).terms().rate().toString());
    }

    @Test
    void rulesStandByPriorityAndElseAsWritten() {
        var urgent = Rules.with(Rules.spend("urgent"), "\"priority\":9");
        var set = Rules.compile(Rules.spend("c"), Rules.spend("a"), urgent, Rules.spend("b"));
        assertEquals(List.of("urgent", "c", "a", "b"), set.rules().stream().map(Rule::code).toList());
    }
}
