package io.stamgast.earning.judging;

import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.Line;
import io.stamgast.earning.rule.Rule;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.program.Rounding;
import java.util.ArrayList;
import java.util.List;

/**
 * What a return that names its original takes back. The original is judged again on what is left of it, by its own
 * version, period and rounding; the difference to what it was worth before is taken back. So the parts of a return add
 * up to the whole, in any order, and the last part takes back all.
 *
 * @param version the one that judged the original
 * @param bought the original's lines
 * @param original how it was judged
 * @param returnedBefore the lines of all earlier returns that name it, negative
 */
public record TakeBack(RuleSet version, Basket bought, Judgement original, List<Line> returnedBefore) {

    /** The multiplier that a close of the period has posted for points judged before it. */
    @FunctionalInterface
    public interface LastClose {

        /**
         * @param result one of the original's, with a period
         * @return null when the period was not closed since the original was judged
         */
        Fraction multiplier(RuleResult result);

        static LastClose none() {
            return result -> null;
        }
    }

    public TakeBack {
        returnedBefore = List.copyOf(returnedBefore);
    }

    /**
     * @param returned the lines that come back now, negative
     * @return negative points; zero for what earned nothing
     */
    public Judgement of(List<Line> returned, LastClose lastClose, Carries carries) {
        var results = new ArrayList<RuleResult>();
        for (var result : original.rules()) {
            var rule = version.rule(result.code()).orElseThrow();
            var numbers = new ArrayList<Integer>();
            var now = Judge.matched(rule, bought.asBought(returned), numbers);
            if (!numbers.isEmpty()) {
                results.add(takeBack(rule, result, numbers, now, lastClose, carries));
            }
        }
        return Judgement.of(version, results);
    }

    private RuleResult takeBack(Rule rule, RuleResult result, List<Integer> numbers, long returnedMinor,
                                LastClose lastClose, Carries carries) {
        var before = Judge.matched(rule, bought.asBought(returnedBefore), new ArrayList<>());
        var beforeMinor = left(result.matchedMinor(), before);
        var afterMinor = left(result.matchedMinor(), Math.addExact(before, returnedMinor));
        var posted = result.period() == null ? null : lastClose.multiplier(result);
        var multiplier = posted == null ? result.multiplier() : posted;
        var rate = rule.terms().rate().times(multiplier);
        var rounding = result.rounding();
        var exact = rate.times(afterMinor - beforeMinor);
        var beforePoints = Rounded.whole(rounding, rate.times(beforeMinor));
        var afterPoints = Rounded.whole(rounding, rate.times(afterMinor));
        var rounded = rounding == Rounding.CARRY ? Rounded.of(rounding, exact, carries.of(result.code()))
                : new Rounded(afterPoints - beforePoints, null);
        return new RuleResult(result.code(), result.kind(), numbers, afterMinor - beforeMinor, result.period(),
                multiplier, posted == null ? MultiplierSource.ORIGINAL : MultiplierSource.LAST_CLOSE, result.share(),
                exact, rounding, rounded.points(), rounded.carry(),
                new RuleResult.Left(beforeMinor, beforePoints, afterMinor, afterPoints));
    }

    /** What is left of the rule's amount; more than all of it can't come back. */
    private static long left(long boughtMinor, long returnedMinor) {
        var left = Math.addExact(boughtMinor, returnedMinor);
        return boughtMinor >= 0 ? Math.max(0, left) : Math.min(0, left);
    }
}
