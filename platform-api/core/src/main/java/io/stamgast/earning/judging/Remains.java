package io.stamgast.earning.judging;

import io.stamgast.earning.judging.Multiplied.Given;
import io.stamgast.earning.judging.Multiplied.Rest;
import io.stamgast.earning.rule.AmountRule;
import io.stamgast.earning.rule.CampaignRule;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.RuleSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What a purchase is still worth, rule by rule, while goods come back. What a rule gave only ever shrinks: a condition
 * that holds of more when less is left gives nothing for it, whatever limits would allow.
 *
 * @param multipliers that rules' points are worth now
 * @param worths by the rules' codes
 */
record Remains(RuleSet version, Judgement original, Function<RuleResult, Fraction> multipliers,
               Map<String, Worth> worths) {

    /** What a rule's result is worth of a part of the original. */
    record Worth(long minor, Fraction exact, long points) {

        static final Worth NOTHING = new Worth(0, Fraction.ZERO, 0);

        private Worth smaller(Worth other) {
            return new Worth(Math.abs(other.minor) < Math.abs(minor) ? other.minor : minor,
                    exact.smaller(other.exact), Math.abs(other.points) < Math.abs(points) ? other.points : points);
        }
    }

    /** Nothing has come back. */
    static Remains of(RuleSet version, Basket bought, Judgement original, Function<RuleResult, Fraction> multipliers) {
        return new Remains(version, original, multipliers, Map.of()).left(bought);
    }

    Worth of(RuleResult result) {
        return worths.getOrDefault(result.code(), Worth.NOTHING);
    }

    /** The same once no more than this is left. */
    Remains left(Basket basket) {
        var lines = new SelectedLines(basket, version.currency().getDefaultFractionDigits());
        var now = new HashMap<String, Worth>();
        var given = new ArrayList<Given>();
        for (var result : original.rules()) {
            if (result.outdoneBy() == null) {
                var rule = version.rule(result.code()).orElse(null);
                if (rule instanceof AmountRule amounts) {
                    var minor = keep(now, result, amount(amounts, result, SelectedLines.amount(lines.of(rule))));
                    if (result.counts()) {
                        given.add(given(amounts, result, minor.minor(), SelectedLines.amount(lines.of(rule))));
                    }
                } else if (rule instanceof CampaignRule campaign && campaign.multiplier() != null) {
                    var base = new Multiplied(version, lines, given).base(campaign);
                    keep(now, result, multiplied(result, SelectedLines.amount(base.lines()), base.exact()));
                } else if (rule != null) {
                    keep(now, result, fixed(result, SelectedLines.amount(lines.of(rule))));
                }
            }
        }
        standing(new Multiplied(version, lines, given), now);
        return new Remains(version, original, multipliers, now);
    }

    private Worth keep(Map<String, Worth> now, RuleResult result, Worth worth) {
        var before = worths.get(result.code());
        var kept = before == null ? worth : before.smaller(worth);
        now.put(result.code(), kept);
        return kept;
    }

    private Worth amount(AmountRule rule, RuleResult result, long leftMinor) {
        var minor = minor(result, leftMinor);
        return worth(result, minor, rule.terms().rate().times(multipliers.apply(result)).times(minor));
    }

    /** As it was multiplied when it was judged: no close multiplies once more. */
    private static Given given(AmountRule rule, RuleResult result, long minor, long leftMinor) {
        var points = worth(result, minor, rule.terms().rate().times(result.multiplier()).times(minor)).points();
        return Given.of(rule, result, minor, leftMinor, points);
    }

    private static Worth multiplied(RuleResult result, long leftMinor, Fraction base) {
        return worth(result, minor(result, leftMinor), base.times(result.multiplier().minus(Fraction.ONE)));
    }

    private static Worth fixed(RuleResult result, long leftMinor) {
        var minor = minor(result, leftMinor);
        return worth(result, minor, minor > 0 ? result.exact() : Fraction.ZERO);
    }

    private static Worth worth(RuleResult result, long minor, Fraction exact) {
        var points = Rounded.whole(result.rounding(), exact);
        return new Worth(minor, exact, result.limit() == null ? points : result.limit().of(points));
    }

    /** More than all of it can't come back. */
    private static long minor(RuleResult result, long leftMinor) {
        return result.matchedMinor() >= 0 ? Math.max(0, leftMinor) : Math.min(0, leftMinor);
    }

    /** A multiplier below 1 takes the less the less is left; so its worth follows that of the rules. */
    private void standing(Multiplied multiplied, Map<String, Worth> now) {
        var rest = new Rest(multiplied.given());
        for (var result : original.rules()) {
            if (result.multipliesBesideRules()) {
                var minor = minor(result, SelectedLines.amount(multiplied.lines().of(result.lines())));
                var exact = multiplied.standing(result.multiplier(), rest);
                var points = Multiplied.isBelowOne(result.multiplier())
                        ? rest.reduce(result.rounding(), exact, Fraction.ZERO).points()
                        : Rounded.whole(result.rounding(), exact);
                now.put(result.code(), new Worth(minor, exact, points));
            }
        }
    }
}
