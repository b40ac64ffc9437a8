package io.stamgast.earning.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.rule.Rules;
import io.stamgast.earning.rule.SpendShareRule;
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
        assertEquals(closedOnce, closedTwice);
    }
}
