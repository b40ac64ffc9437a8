package io.stamgast.earning.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.rule.Rules;
import io.stamgast.earning.rule.SpendShareRule;
import io.stamgast.earning.limit.Allowed;
import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.rule.Terms;
import io.stamgast.kernel.Json;
import io.stamgast.program.Rounding;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.Period.Length;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.WalletSource;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TrueUpTest {

    private static final Period QUARTER = new Period(Length.QUARTER, 2011, 1);

    private static SpendShareRule rule(Basis basis) {
        return Rules.compile(Rules.share("share", basis)).shareRules().get(0);
    }

    private static Share percent(long percent) {
        return Share.of(percent * 1_000, 100_000L, WalletSource.ESTIMATED, LocalDate.of(2011, 4, 2));
    }

    private static TrueUp close(Basis basis, Tally tally, Share share) {
        return TrueUp.of(rule(basis), QUARTER, tally, share, Rounding.FLOOR, NoFacts.carries());
    }

    /** An account whose cap of a year leaves so much. */
    private static Allowed leaving(long room) {
        return new Allowed() {
            @Override
            public Limit room(Terms terms, LocalDate day) {
                return new Limit(Limit.Kind.PER_YEAR, room);
            }

            @Override
            public long budgetLeft(Terms terms) {
                return Long.MAX_VALUE;
            }
        };
    }

    private static TrueUp within(Rounding rounding, Tally tally, long percent, long room) {
        var rule = rule(Basis.PERIOD_CLOSE);
        return TrueUp.of(rule, QUARTER, tally, percent(percent), rounding, NoFacts.carries())
                .within(rule.terms(), leaving(room), LocalDate.of(2011, 3, 31));
    }

    @Property
    void aCloseMayGiveAgainWhatStoodBeforePastItsCap(@ForAll Rounding rounding) {
        var bought = judged(300_000, 300);
        var first = within(rounding, bought, 50, 500);
        assertEquals(500, first.points(), "600 would be × 3");
        assertEquals(100L, first.withheld());
        var closed = bought.plus(first);
        assertEquals(Fraction.of(800), closed.exact(), "what was withheld does not stand");

        var down = within(rounding, closed, 5, 0);
        assertEquals(-500, down.points());
        var up = within(rounding, closed.plus(down), 50, 0);
        assertEquals(500, up.points(), "it stood before");
        assertEquals(500L, up.restored());
        assertEquals(0, up.counted());
        assertEquals(new Limit(Limit.Kind.PER_YEAR, 500), up.limit());
        var more = within(rounding, closed.plus(down), 50, 30);
        assertEquals(530, more.points());
        assertEquals(30, more.counted());
        assertEquals(70L, more.withheld());
    }

    @Test
    void aReturnThatTookTooMuchIsPutRightPastTheCap() {
        var closed = judged(300_000, 300).plus(within(Rounding.FLOOR, judged(300_000, 300), 50, 500));
        var returned = closed.plus(new Tally(-150_000, -450, Fraction.of(-450)));
        var again = within(Rounding.FLOOR, returned, 50, 0);
        assertEquals(100, again.points(), "150 × 3 are 450, and 350 stand of 800");
        assertEquals(0, again.counted());
    }

    @Test
    void growthKeepsItsFractionUnderCarry() {
        var rule = Rules.compile(Rules.of("{\"code\":\"grow\",\"kind\":\"GROWTH\",\"unit\":\"10.00\","
                + "\"points\":1,\"period\":\"QUARTER\"}")).goalRules().get(0);
        var goal = new TrueUp.Goal(rule.kind(), 150_500L, 100_000L, null, null, null);
        var exact = Fraction.parse("50.5");
        var first = TrueUp.of(rule, QUARTER, goal, exact, Tally.EMPTY, Rounding.CARRY, code -> Fraction.ZERO);
        assertEquals(50, first.points());
        var second = TrueUp.of(rule, QUARTER.next(), goal, exact, Tally.EMPTY, Rounding.CARRY,
                code -> first.carry());
        assertEquals(51, second.points());
        assertEquals(Fraction.ZERO, second.carry());
        var again = TrueUp.of(rule, QUARTER, goal, exact, Tally.EMPTY.plus(first), Rounding.CARRY,
                code -> second.carry());
        assertEquals(0, again.points());
        assertEquals(50, TrueUp.of(rule, QUARTER, goal, exact, Tally.EMPTY, Rounding.FLOOR, code -> exact).points());
    }

    private static Tally judged(long matchedMinor, long points) {
        return new Tally(matchedMinor, points, Fraction.parse("0.001").times(matchedMinor));
    }

    @Test
    void aRuleThatPaysSomeLinesPaysThemTheBlendedRateOfAll() {
        var all = Share.of(300_000, 1_000_000L, WalletSource.DECLARED, null);
        var trueUp = close(Basis.MARGINAL, judged(100_000, 100), all);
        assertEquals(41, trueUp.points(), "100 × 17/12 = 141.67");
        assertEquals(3, trueUp.share().parts().size());
    }

    @Test
    void lateDataWaitsForTheReCloseWhichPostsTheDifference() {
        var first = close(Basis.PERIOD_CLOSE, judged(300_000, 300), percent(30));
        var tally = judged(300_000, 300).plus(first);
        var late = new Tally(tally.matchedMinor() + 100_000, tally.points() + 100, tally.exact());
        assertEquals(100, close(Basis.PERIOD_CLOSE, late, percent(30)).points());
        assertEquals(0, close(Basis.PERIOD_CLOSE, tally, percent(30)).points(), "nothing new: nothing to post");
    }

    @Test
    void belowZeroTheTargetIsRoundedAwayFromZero() {
        assertEquals(-2, close(Basis.PERIOD_CLOSE, judged(-1_001, 0), percent(5)).points());
        assertEquals(-1, close(Basis.PERIOD_CLOSE, judged(-1_001, -1), percent(5)).points());
    }

    @Test
    void theFirstCloseOfThePreviousPeriodSettlesTheNextOnesPurchases() {
        var trueUp = close(Basis.PREVIOUS_PERIOD, judged(100_000, 100), percent(12));
        assertEquals(50, trueUp.points());
        assertEquals("2011-Q2", trueUp.period());
        assertEquals("2011-Q1", trueUp.share().period());
    }

    @Test
    void aTrailingShareIsSettledByNoClose() {
        assertThrows(NoSuchElementException.class, () -> close(Basis.TRAILING, Tally.EMPTY, percent(12)));
    }

    @Test
    void underCarryTheCloseAddsExactlyWhatWasMissing() {
        var kept = Fraction.parse("0.997");
        var tally = new Tally(2_997, 2, Fraction.parse("2.997"));
        var same = TrueUp.of(rule(Basis.PERIOD_CLOSE), QUARTER, tally, percent(5), Rounding.CARRY, code -> kept);
        assertEquals(0, same.points(), "the fraction is kept already, the close pays nothing twice");
        assertEquals(kept, same.carry());
        var twice = TrueUp.of(rule(Basis.PERIOD_CLOSE), QUARTER, tally, percent(30), Rounding.CARRY, code -> kept);
        assertEquals(3, twice.points(), "5.994 in all");
        assertEquals(Fraction.parse("0.994"), twice.carry());
    }

    @Test
    void itIsReadAsItWasStored() {
        for (var basis : List.of(Basis.PERIOD_CLOSE, Basis.MARGINAL, Basis.PREVIOUS_PERIOD)) {
            for (var share : List.of(percent(30), Share.unknown(5))) {
                var trueUp = close(basis, judged(300_000, 300), share);
                assertEquals(trueUp, Json.read(Json.write(trueUp), TrueUp.class));
            }
        }
    }

    @Property
    void whateverWasPostedBeforeAClosedPeriodStandsAtItsTarget(
            @ForAll @Size(max = 6) List<@LongRange(min = -50_000, max = 50_000) Long> purchases,
            @ForAll @IntRange(max = 100) int firstPercent, @ForAll @IntRange(max = 100) int lastPercent) {
        var rules = Rules.compile(Rules.share("share", Basis.PERIOD_CLOSE));
        var tally = Tally.EMPTY;
        for (var amount : purchases) {
            var judged = Judge.judge(rules, Baskets.of(amount), NoFacts.none(), Rounding.FLOOR);
            tally = tally.plus(judged.rules().get(0));
        }
        var closedTwice = tally.plus(close(Basis.PERIOD_CLOSE, tally, percent(firstPercent)));
        closedTwice = closedTwice.plus(close(Basis.PERIOD_CLOSE, closedTwice, percent(lastPercent)));
        var closedOnce = tally.plus(close(Basis.PERIOD_CLOSE, tally, percent(lastPercent)));
        assertEquals(closedOnce.points(), closedTwice.points());
        assertEquals(closedOnce.exact(), closedTwice.exact());
    }
}
