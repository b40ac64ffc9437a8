package io.stamgast.earning.judging;

import io.stamgast.earning.condition.Line;
import io.stamgast.earning.rule.AmountRule;
import io.stamgast.earning.rule.CampaignRule;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.FrequencyRule;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.program.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a return that names its original takes back. The original is judged again on what is left of it, by its own
 * version, period and rounding, with the multipliers and limits it had; the difference to what it was worth before is
 * taken back. So the parts of a return add up to the whole, in any order, and the last part takes back all.
 *
 * @param version the one that judged the original
 * @param bought the original, as conditions saw it
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

    /** What a rule's result is worth of a part of the original. */
    private record Worth(long minor, Fraction exact, long points) {
    }

    public TakeBack {
        returnedBefore = List.copyOf(returnedBefore);
    }

    /**
     * @param returned the lines that come back now, negative
     * @return negative points; zero for what earned nothing
     */
    public Judgement of(List<Line> returned, LastClose lastClose, Carries carries) {
        var before = lines(returnedBefore);
        var after = lines(Stream.concat(returnedBefore.stream(), returned.stream()).toList());
        var results = new ArrayList<RuleResult>();
        for (var result : original.rules()) {
            if (result.outdoneBy() == null) {
                var back = takeBack(result, before, after, numbers(result, returned), lastClose, carries);
                if (back.points() != 0 || back.matchedMinor() != 0) {
                    results.add(back);
                }
            }
        }
        return Judgement.of(version, results);
    }

    private SelectedLines lines(List<Line> returned) {
        var left = new Leftover(bought.lines());
        left.take(returned);
        return new SelectedLines(bought.left(left.lines()), version.currency().getDefaultFractionDigits());
    }

    /** Of the lines that come back those of articles that the rule paid, or of none that was bought. */
    private List<Integer> numbers(RuleResult result, List<Line> returned) {
        Set<String> paid = bought.lines().stream().filter(line -> result.lines().contains(line.no()))
                .map(Line::sku).collect(Collectors.toSet());
        Set<String> known = bought.lines().stream().map(Line::sku).collect(Collectors.toSet());
        return returned.stream().filter(line -> paid.contains(line.sku()) || !known.contains(line.sku()) && line.own())
                .map(Line::no).toList();
    }

    private RuleResult takeBack(RuleResult result, SelectedLines before, SelectedLines after, List<Integer> numbers,
                                LastClose lastClose, Carries carries) {
        var posted = result.period() == null ? null : lastClose.multiplier(result);
        var multiplier = posted == null ? result.multiplier() : posted;
        var was = worth(result, multiplier, before);
        var is = worth(result, multiplier, after);
        var exact = is.exact().minus(was.exact());
        var carried = result.rounding() == Rounding.CARRY && result.carry() != null && result.limit() == null;
        var rounded = carried ? Rounded.of(Rounding.CARRY, exact, carries.of(result.code()))
                : new Rounded(is.points() - was.points(), null);
        var source = result.multiplierSource() == null || result.multipliesBesideRules() ? result.multiplierSource()
                : posted == null ? MultiplierSource.ORIGINAL : MultiplierSource.LAST_CLOSE;
        return new RuleResult(result.code(), result.kind(), numbers, is.minor() - was.minor(), result.period(),
                multiplier, source, result.share(), exact, result.rounding(), rounded.points(), rounded.carry(),
                new RuleResult.Left(was.minor(), was.points(), is.minor(), is.points()), result.limit(), null,
                result.purchases() == null ? null : counted(result, is) - counted(result, was));
    }

    private int counted(RuleResult result, Worth worth) {
        return version.rule(result.code()).filter(rule -> ((FrequencyRule) rule).counts(worth.minor())).isPresent()
                ? 1 : 0;
    }

    private Worth worth(RuleResult result, Fraction multiplier, SelectedLines left) {
        var rule = version.rule(result.code()).orElse(null);
        var lines = rule == null ? left.of(result.lines()) : left.of(rule);
        var sum = SelectedLines.amount(lines);
        // more than all of it can't come back
        var minor = result.matchedMinor() >= 0 ? Math.max(0, sum) : Math.min(0, sum);
        Fraction exact;
        if (rule instanceof AmountRule) {
            exact = rule.terms().rate().times(multiplier).times(minor);
        } else if (result.multipliesBesideRules()) {
            exact = paid(left).times(multiplier.minus(Fraction.ONE));
        } else if (rule instanceof CampaignRule campaign && campaign.multiplier() != null) {
            exact = new Multiplied(version, left, original.rules()).exact(campaign)
                    .times(multiplier.minus(Fraction.ONE));
        } else {
            exact = minor > 0 ? result.exact() : Fraction.ZERO;
        }
        var points = Rounded.whole(result.rounding(), exact);
        return new Worth(minor, exact, result.limit() == null ? points : result.limit().of(points));
    }

    /** What rules give per unit of money for what is left. */
    private Fraction paid(SelectedLines left) {
        var exact = Fraction.ZERO;
        for (var result : original.rules()) {
            var rule = version.rule(result.code()).orElse(null);
            if (rule instanceof AmountRule && result.counts()) {
                exact = exact.plus(rule.terms().rate().times(result.multiplier())
                        .times(SelectedLines.amount(left.of(rule))));
            }
        }
        return exact;
    }
}
