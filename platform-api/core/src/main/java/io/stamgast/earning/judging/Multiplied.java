package io.stamgast.earning.judging;

import io.stamgast.earning.condition.Line;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.rule.CampaignRule;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.RuleSet;
import io.stamgast.earning.standing.EarningMultiplier.Multiplier;
import io.stamgast.program.Rounding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is given on top of what rules give per unit of money: by campaigns, and by what the account is. Each gives its
 * points beside the rules', as they are multiplied when the purchase is judged; a later close does not multiply them.
 *
 * @param lines of the basket
 * @param results of the rules before
 */
record Multiplied(RuleSet version, SelectedLines lines, List<RuleResult> results) {

    /** What a campaign multiplies: these lines, each once, and all they give. */
    private record Base(Map<Integer, Line> lines, Fraction exact) {
    }

    List<RuleResult> campaigns(Basket basket, Rounding rounding, Carries carries) {
        var given = new ArrayList<RuleResult>();
        for (var rule : version.campaigns()) {
            if (rule.isValidAt(basket.occurredAt())) {
                var result = rule.multiplier() == null
                        ? bonus(rule, basket, rounding) : campaign(rule, rounding, carries);
                if (result != null) {
                    given.add(result);
                }
            }
        }
        return given;
    }

    private RuleResult bonus(CampaignRule rule, Basket basket, Rounding rounding) {
        var selected = lines.of(rule);
        var matched = SelectedLines.amount(selected);
        return basket.isReturn() || matched <= 0 ? null
                : new RuleResult(rule.code(), Kind.CAMPAIGN, SelectedLines.numbers(selected), matched, null, null, null,
                null, Fraction.of(rule.terms().points()), rounding, rule.terms().points(), null, null, null, null,
                null);
    }

    private RuleResult campaign(CampaignRule rule, Rounding rounding, Carries carries) {
        var base = base(rule);
        return base.lines().isEmpty() ? null : given(rule.code(), base.lines().keySet().stream().sorted().toList(),
                SelectedLines.amount(List.copyOf(base.lines().values())), rule.multiplier(),
                MultiplierSource.CAMPAIGN, base.exact(), rounding, carries);
    }

    /** The exact points that a campaign multiplies. */
    Fraction exact(CampaignRule rule) {
        return base(rule).exact();
    }

    private Base base(CampaignRule rule) {
        var selected = lines.of(rule);
        var found = new LinkedHashMap<Integer, Line>();
        var exact = Fraction.ZERO;
        for (var result : results) {
            var target = version.rule(result.code());
            if (result.counts() && target.filter(rule::multiplies).isPresent()) {
                var paid = new HashSet<>(SelectedLines.numbers(lines.of(target.get())));
                var both = selected.stream().filter(line -> paid.contains(line.no())).toList();
                both.forEach(line -> found.put(line.no(), line));
                exact = exact.plus(target.get().terms().rate().times(SelectedLines.amount(both))
                        .times(result.multiplier()));
            }
        }
        return new Base(found, exact);
    }

    List<RuleResult> standing(Rounding rounding, Circumstances account) {
        var paid = results.stream().filter(result -> result.counts() && result.multiplier() != null).toList();
        var numbers = paid.stream().flatMap(result -> result.lines().stream()).distinct().sorted().toList();
        if (numbers.isEmpty()) {
            return List.of();
        }
        var exact = paid.stream().map(RuleResult::exact).reduce(Fraction.ZERO, Fraction::plus);
        var given = new ArrayList<RuleResult>();
        for (Multiplier multiplier : account.multipliers()) {
            given.add(given(multiplier.source(), numbers, SelectedLines.amount(lines.of(numbers)), multiplier.factor(),
                    MultiplierSource.STANDING, exact, rounding, account));
        }
        return given;
    }

    private static RuleResult given(String code, List<Integer> numbers, long matched, Fraction multiplier,
                                    MultiplierSource source, Fraction base, Rounding rounding, Carries carries) {
        var exact = base.times(multiplier.minus(Fraction.ONE));
        var rounded = Rounded.of(rounding, exact, carries.of(code));
        return new RuleResult(code, Kind.CAMPAIGN, numbers, matched, null, multiplier, source, null, exact, rounding,
                rounded.points(), rounded.carry(), null, null, null, null);
    }
}
