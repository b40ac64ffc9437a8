package io.stamgast.earning.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.rule.Rules;
import io.stamgast.kernel.Json;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.WalletSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final RuleSet BASE = Rules.compile(Rules.spend("base"));
    private static final Share THIRTY_PERCENT =
            Share.of(300_000, 1_000_000L, WalletSource.DECLARED, LocalDate.of(2011, 1, 5));

    private static Judgement judge(RuleSet rules, Basket basket, Share share, Rounding rounding) {
        return Judge.judge(rules, basket, NoFacts.shares(need -> share), rounding);
    }

    private static long points(Basket basket) {
        return judge(BASE, basket, null, Rounding.FLOOR).points();
    }

    @Test
    void pointsAreProportionalSummedOverTheLinesAndRoundedOnce() {
        assertEquals(1, points(Baskets.of(1_999)));
        assertEquals(2, points(Baskets.of(999, 999, 999)), "2.997, though no line alone makes a point");
        assertEquals(0, points(Baskets.of(999)));
        assertEquals(2, judge(BASE, Baskets.of(1_500), null, Rounding.HALF_UP).points());
    }

    @Test
    void aCompetitorsLinesAndSourcesThatDontEarnGiveNothing() {
        var foreign = Basket.of(Baskets.FEBRUARY, true, List.of(Baskets.line(1, "A", null, 5_000, false)));
        assertEquals(List.of(), judge(BASE, foreign, null, Rounding.FLOOR).rules());
        var silent = Basket.of(Baskets.FEBRUARY, false, Baskets.lines(5_000));
        assertEquals(List.of(), judge(BASE, silent, null, Rounding.FLOOR).rules());
    }

    @Test
    void rulesAddUpAndEachRoundsForItself() {
        var twice = Rules.compile(Rules.spend("one"), Rules.spend("two"));
        assertEquals(2, judge(twice, Baskets.of(1_999), null, Rounding.FLOOR).points());
    }

    @Test
    void anUnlinkedReturnIsTheMirroredPurchaseRoundedAwayFromZero() {
        assertEquals(-2, points(Baskets.of(-1_001)));
        assertEquals(-1, points(Baskets.of(-1)));
        assertEquals(-1, judge(BASE, Baskets.of(-1), null, Rounding.HALF_UP).points());
    }

    @Test
    void aRuleCountsOnlyWhileItIsValid() {
        var from = Baskets.FEBRUARY;
        assertEquals(5, judge(valid(from, from.plusSeconds(1)), Baskets.of(5_000), null, Rounding.FLOOR).points());
        assertEquals(0, judge(valid(null, from), Baskets.of(5_000), null, Rounding.FLOOR).points());
        assertEquals(0, judge(valid(from.plusSeconds(1), null), Baskets.of(5_000), null, Rounding.FLOOR).points());
    }

    private static RuleSet valid(Instant from, Instant to) {
        return Rules.compile(Rules.with(Rules.spend("base"), "\"validFrom\":%s,\"validTo\":%s"
                .formatted(Json.write(from), Json.write(to))));
    }

    @Test
    void thePreviousPeriodsShareMultipliesAtOnceAndIsRemembered() {
        var rules = Rules.compile(Rules.share("share", Basis.PREVIOUS_PERIOD));
        var result = judge(rules, Baskets.of(10_050), THIRTY_PERCENT, Rounding.FLOOR).rules().get(0);
        assertEquals(20, result.points(), "20.1");
        assertEquals(Fraction.parse("20.1"), result.exact());
        assertEquals(MultiplierSource.BAND, result.multiplierSource());
        assertEquals("2010-Q4", result.share().period());
        assertEquals(2, result.share().band());
        assertEquals(THIRTY_PERCENT, result.share().share());
        assertNull(result.period(), "no close touches it any more");
    }

    @Test
    void untilThePreviousPeriodIsClosedTheBaseRateApplies() {
        var rules = Rules.compile(Rules.share("share", Basis.PREVIOUS_PERIOD));
        var result = judge(rules, Baskets.of(10_050), null, Rounding.FLOOR).rules().get(0);
        assertEquals(10, result.points());
        assertEquals(MultiplierSource.UNTIL_CLOSE, result.multiplierSource());
        assertEquals("2011-Q1", result.period());
    }

    @Test
    void anUnknownShareIsNotASmallOne() {
        var definition = Rules.share("share", Basis.TRAILING);
        var rules = Rules.compile(definition);
        var result = judge(rules, Baskets.of(10_000), Share.unknown(300_000), Rounding.FLOOR).rules().get(0);
        assertEquals(MultiplierSource.UNKNOWN_SHARE, result.multiplierSource());
        assertEquals(10, result.points());
        assertEquals(6, result.share().months());
        assertEquals("2011-01", result.share().period());
    }

    @Test
    void aPeriodsOwnShareWaitsForItsCloseAndBelongsInItsTally() {
        for (var basis : List.of(Basis.PERIOD_CLOSE, Basis.MARGINAL)) {
            var rules = Rules.compile(Rules.share("share", basis));
            var result = judge(rules, Baskets.of(10_000), THIRTY_PERCENT, Rounding.FLOOR).rules().get(0);
            assertEquals(10, result.points());
            assertEquals("2011-Q1", result.period());
        }
    }

    @Test
    void carryPaysTheKeptFractionOut() {
        var result = Judge.judge(BASE, Baskets.of(600), NoFacts.keeping(code -> Fraction.parse("0.5")),
                Rounding.CARRY).rules().get(0);
        assertEquals(1, result.points());
        assertEquals(Fraction.parse("0.1"), result.carry());
    }

    @Test
    void aJudgementIsReadAsItWasStored() {
        var rules = Rules.compile(Rules.spend("base"), Rules.share("share", Basis.PREVIOUS_PERIOD));
        for (var rounding : Rounding.values()) {
            var judgement = judge(rules, Baskets.of(10_050, 333), THIRTY_PERCENT, rounding);
            assertEquals(judgement, Judgement.read(rules.id(), judgement.rulesJson()));
        }
        var stored = judge(BASE, Baskets.of(1_530), null, Rounding.FLOOR).rulesJson();
        assertEquals("[{\"code\":\"base\",\"kind\":\"SPEND\",\"lines\":[1],\"matchedMinor\":1530,\"multiplier\":\"1\","
                + "\"multiplierSource\":\"RULE\",\"exact\":\"1.53\",\"rounding\":\"FLOOR\",\"points\":1}]", stored);
    }

    @Test
    void exactnessSurvivesUnitsThatDontDivide() {
        var thirds = Rules.compile(Rules.with(Rules.spend("base"), "\"unit\":\"3\""));
        var judgement = judge(thirds, Baskets.of(100), null, Rounding.CARRY);
        assertEquals("1/3", judgement.rules().get(0).carry().toString());
        assertTrue(judgement.rulesJson().contains("\"exact\":\"1/3\""));
    }
}
