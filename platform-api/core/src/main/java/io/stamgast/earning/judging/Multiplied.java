package io.stamgast.earning.judging;

import io.stamgast.earning.condition.Line;
import io.stamgast.earning.rule.AmountRule;
import io.stamgast.earning.rule.CampaignRule;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.standing.EarningMultiplier.Multiplier;
import io.stamgast.program.Rounding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is given on top of what rules give per unit of money: by campaigns, and by what the account is. Each gives its
 * points beside the rules'. They multiply what was given, held to what limits let through, at the base rate of rules
 * whose multiplier a close decides: when a purchase came in makes no difference, and no close multiplies once more.
 *
 * @param lines of the basket
 * @param given by the rules before
 */
record Multiplied(RuleSet version, SelectedLines lines, List<Given> given) {

    /**
     * What a rule gives per unit of money.
     *
     * @param perMinor what is multiplied, for each minor unit of the lines that it selects
     * @param exact what it gives before rounding
     * @param points what it gives
     */
    record Given(AmountRule rule, Fraction perMinor, Fraction exact, long points) {

        /** What is multiplied of a result, given for so much, of which lines of {@code selectedMinor} are there. */
        static Given of(AmountRule rule, RuleResult result, long paidMinor, long selectedMinor, long points) {
            var multiplier = rule.isSettledByClose() ? Fraction.ONE : result.multiplier();
            var perMinor = rule.terms().rate().times(multiplier);
            var exact = rule.terms().rate().times(result.multiplier()).times(paidMinor);
            if (result.limit() == null && paidMinor == selectedMinor) {
                return new Given(rule, perMinor, exact, points);
            }
            var most = Fraction.of(points);
            var base = perMinor.times(paidMinor);
            return new Given(rule, selectedMinor == 0 ? Fraction.ZERO
                    : (result.limit() == null ? base : base.smaller(most)).dividedBy(Fraction.of(selectedMinor)),
                    result.limit() == null ? exact : exact.smaller(most), points);
        }
    }

    /** What a campaign multiplies: these lines, each once, and all they give. */
    record Base(List<Line> lines, Fraction exact) {
    }

    /** What is left of points given while multipliers below 1 take from them: they never take more. */
    static final class Rest {

        private Fraction exact = Fraction.ZERO;
        private long points;

        Rest(List<Given> given) {
            given.forEach(one -> add(one.exact(), one.points()));
        }

        /** Of so many, under {@code CARRY}. */
        Rest(long points) {
            this.points = points;
        }

        private void add(Fraction more, long morePoints) {
            exact = exact.plus(more);
            points = Math.addExact(points, morePoints);
        }

        /** Of what a multiplier takes exactly, as much as is left: below 0 of a purchase, above 0 of a return. */
        Fraction held(Fraction part) {
            var most = Fraction.ZERO.minus(exact);
            return exact.signum() * part.signum() < 0 ? part.smaller(most) : Fraction.ZERO;
        }

        /** @param part as it is held */
        Rounded reduce(Rounding policy, Fraction part, Fraction kept) {
            var sum = kept.plus(part);
            var wanted = policy == Rounding.CARRY ? -Fraction.ZERO.minus(sum).floor()
                    : Math.subtractExact(Rounded.whole(policy, exact.plus(part)), points);
            var taken = points > 0 ? Math.max(-points, Math.min(0, wanted))
                    : Math.min(-points, Math.max(0, wanted));
            add(part, taken);
            return new Rounded(taken, policy == Rounding.CARRY ? sum.minus(Fraction.of(taken)) : null);
        }
    }

    static Multiplied of(RuleSet version, SelectedLines lines, List<RuleResult> results) {
        var given = new ArrayList<Given>();
        for (var result : results) {
            if (result.counts() && version.rule(result.code()).orElse(null) instanceof AmountRule rule) {
                given.add(Given.of(rule, result, result.matchedMinor(), result.matchedMinor(), result.points()));
            }
        }
        return new Multiplied(version, lines, given);
    }

    List<RuleResult> campaigns(Basket basket, Rounding rounding, Carries carries) {
        var results = new ArrayList<RuleResult>();
        for (var rule : version.campaigns()) {
            if (rule.isValidAt(basket.occurredAt())) {
                var result = rule.multiplier() == null
                        ? bonus(rule, basket, rounding) : campaign(rule, rounding, carries);
                if (result != null) {
                    results.add(result);
                }
            }
        }
        return results;
    }

    private RuleResult bonus(CampaignRule rule, Basket basket, Rounding rounding) {
        var selected = lines.of(rule);
        return basket.isReturn() || SelectedLines.amount(selected) <= 0 ? null
                : RuleResult.fixed(rule, selected, null, rule.terms().points(), rounding);
    }

    private RuleResult campaign(CampaignRule rule, Rounding rounding, Carries carries) {
        var base = base(rule);
        if (base.lines().isEmpty()) {
            return null;
        }
        var exact = base.exact().times(rule.multiplier().minus(Fraction.ONE));
        return RuleResult.multiplied(rule.code(), MultiplierSource.CAMPAIGN, rule.multiplier(), base.lines(), exact,
                rounding, Rounded.of(rounding, exact, carries.of(rule.code())));
    }

    /** What a campaign multiplies. */
    Base base(CampaignRule campaign) {
        var selected = lines.of(campaign);
        Map<Integer, Line> found = new LinkedHashMap<>();
        var exact = Fraction.ZERO;
        for (var one : given) {
            if (campaign.multiplies(one.rule())) {
                var paid = new HashSet<>(SelectedLines.numbers(lines.of(one.rule())));
                var both = selected.stream().filter(line -> paid.contains(line.no())).toList();
                both.forEach(line -> found.put(line.no(), line));
                exact = exact.plus(one.perMinor().times(SelectedLines.amount(both)));
            }
        }
        return new Base(found.values().stream().sorted(Comparator.comparing(Line::no)).toList(), exact);
    }

    List<RuleResult> standing(Rounding rounding, Circumstances account) {
        var numbers = given.stream().flatMap(one -> lines.of(one.rule()).stream().map(Line::no)).distinct().toList();
        var results = new ArrayList<RuleResult>();
        var rest = new Rest(given);
        for (Multiplier multiplier : numbers.isEmpty() ? List.<Multiplier>of() : account.multipliers()) {
            var kept = account.of(multiplier.source());
            var exact = standing(multiplier.factor(), rest);
            results.add(RuleResult.multiplied(multiplier.source(), MultiplierSource.STANDING, multiplier.factor(),
                    lines.of(numbers), exact, rounding, isBelowOne(multiplier.factor())
                            ? rest.reduce(rounding, exact, kept) : Rounded.of(rounding, exact, kept)));
        }
        return results;
    }

    /** What a multiplier that the account has by what it is gives, or takes of the rest. */
    Fraction standing(Fraction multiplier, Rest rest) {
        var all = given.stream().map(one -> one.perMinor().times(SelectedLines.amount(lines.of(one.rule()))))
                .reduce(Fraction.ZERO, Fraction::plus).times(multiplier.minus(Fraction.ONE));
        return isBelowOne(multiplier) ? rest.held(all) : all;
    }

    static boolean isBelowOne(Fraction multiplier) {
        return multiplier.compareTo(Fraction.ONE) < 0;
    }
}
