package io.stamgast.earning.judging;

import io.stamgast.earning.condition.Line;
import io.stamgast.earning.judging.Multiplied.Rest;
import io.stamgast.earning.judging.Remains.Worth;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.FrequencyRule;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.program.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a return that names its original takes back. The original is judged again on what is left of it, by its own
 * version, period and rounding, with the multipliers and limits it had; what it is worth less than before is taken
 * back, rule by rule. So the parts of a return add up to the whole, the last part takes back all, and no part gives.
 *
 * @param version the one that judged the original
 * @param bought the original, as conditions saw it
 * @param original how it was judged
 * @param returnedBefore the lines of each earlier return that names it, negative
 */
public record TakeBack(RuleSet version, Basket bought, Judgement original, List<List<Line>> returnedBefore) {

    /** The multiplier that a close of the period has posted for points judged before it. */
    @FunctionalInterface
    public interface LastClose {

        /**
         * @param result one of the original's, with a period
         * @return null when the period was not closed since the original was judged
         */
        Closed of(RuleResult result);

        static LastClose none() {
            return result -> null;
        }
    }

    /**
     * What a close has posted.
     *
     * @param standing what stands in the tally where a cap or a budget made the close's points fewer than the
     *     multiplier's: no more than that can be taken back; null where nothing did
     */
    public record Closed(Fraction multiplier, Tally standing) {

        private Worth less(Worth was, Worth is) {
            var exact = is.exact().minus(was.exact());
            var points = is.points() - was.points();
            if (standing != null) {
                var most = standing.exact().signum() < 0 ? Fraction.ZERO : Fraction.ZERO.minus(standing.exact());
                exact = exact.compareTo(most) < 0 ? most : exact;
                points = Math.max(points, -Math.max(0, standing.points()));
            }
            return new Worth(is.minor() - was.minor(), exact, points);
        }
    }

    private static final Closed NEVER = new Closed(null, null);

    public TakeBack {
        returnedBefore = List.copyOf(returnedBefore);
    }

    /**
     * @param returned the lines that come back now, negative
     * @return what to take back: points below 0, or none; what earned nothing is left out. Only under {@code CARRY}
     *     whole points that a reversal left in a fraction may come along
     */
    public Judgement of(List<Line> returned, LastClose lastClose, Carries carries) {
        var left = new Leftover(bought.lines());
        var was = Remains.of(version, bought, original, result -> multiplier(result, closed(result, lastClose)));
        for (var before : returnedBefore) {
            left.take(before);
            was = was.left(bought.left(left.lines()));
        }
        left.take(returned);
        var is = was.left(bought.left(left.lines()));
        var results = new ArrayList<RuleResult>();
        var points = 0L;
        for (var result : original.rules()) {
            if (result.outdoneBy() == null) {
                var closed = closed(result, lastClose);
                var less = closed.less(was.of(result), is.of(result));
                var rounded = rounded(result, less, points, carries);
                if (rounded.points() != 0 || less.minor() != 0 || less.exact().signum() != 0) {
                    results.add(result.takenBack(numbers(result, returned), closed.multiplier(), less.exact(), rounded,
                            rest(is.of(result), less), fewer(result, was.of(result), is.of(result))));
                    points = Math.addExact(points, rounded.points());
                }
            }
        }
        return Judgement.of(version, results);
    }

    private static Closed closed(RuleResult result, LastClose lastClose) {
        var closed = result.period() == null ? null : lastClose.of(result);
        return closed == null ? NEVER : closed;
    }

    private static Fraction multiplier(RuleResult result, Closed closed) {
        return closed.multiplier() == null ? result.multiplier() : closed.multiplier();
    }

    /** Of the lines that come back those of articles that the rule paid, or of none that was bought. */
    private List<Integer> numbers(RuleResult result, List<Line> returned) {
        Set<String> paid = bought.lines().stream().filter(line -> result.lines().contains(line.no()))
                .map(Line::sku).collect(Collectors.toSet());
        Set<String> known = bought.lines().stream().map(Line::sku).collect(Collectors.toSet());
        return returned.stream().filter(line -> paid.contains(line.sku()) || !known.contains(line.sku()) && line.own())
                .map(Line::no).toList();
    }

    /** @param points what the rules before take back */
    private static Rounded rounded(RuleResult result, Worth less, long points, Carries carries) {
        if (result.rounding() != Rounding.CARRY || result.carry() == null || result.limit() != null) {
            return new Rounded(less.points(), null);
        }
        var kept = carries.of(result.code());
        return result.multipliesBesideRules() && Multiplied.isBelowOne(result.multiplier())
                ? new Rest(points).reduce(Rounding.CARRY, less.exact(), kept)
                : Rounded.of(Rounding.CARRY, less.exact(), kept);
    }

    private static RuleResult.Left rest(Worth is, Worth less) {
        return new RuleResult.Left(is.minor() - less.minor(), is.points() - less.points(), is.minor(), is.points());
    }

    private Integer fewer(RuleResult result, Worth was, Worth is) {
        return result.purchases() == null ? null : counted(result, is) - counted(result, was);
    }

    private int counted(RuleResult result, Worth worth) {
        return version.rule(result.code()).filter(rule -> ((FrequencyRule) rule).counts(worth.minor())).isPresent()
                ? 1 : 0;
    }
}
