package io.stamgast.earning.explanation;

import static io.stamgast.earning.explanation.Explanation.data;

import io.stamgast.earning.condition.Condition;
import io.stamgast.earning.condition.Line;
import io.stamgast.earning.condition.Trouble;
import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.earning.judging.Basket;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.judging.SelectedLines;
import io.stamgast.earning.rule.AmountRule;
import io.stamgast.earning.rule.CampaignRule;
import io.stamgast.earning.rule.FrequencyRule;
import io.stamgast.earning.rule.GoalRule;
import io.stamgast.earning.rule.OccasionRule;
import io.stamgast.earning.rule.Rule;
import io.stamgast.earning.rule.RuleSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells why nothing was given: of the lines that earned nothing rule by rule, and of each rule that gave nothing for
 * the purchase, whatever others gave.
 */
final class UnpaidLines {

    private final RuleSet version;
    private final Wording wording;
    private final Basket basket;
    private final Judgement judgement;
    private final SelectedLines selected;
    private final List<Step> steps = new ArrayList<>();

    /** @param basket as conditions saw it */
    UnpaidLines(RuleSet version, Basket basket, Judgement judgement, Locale locale) {
        this.version = version;
        this.wording = new Wording(locale, version.zone());
        this.basket = basket;
        this.judgement = judgement;
        this.selected = SelectedLines.asJudged(version, basket);
    }

    List<Step> steps() {
        if (!basket.earns()) {
            add("unpaid.source", data("source", basket.sale().source()));
            return steps;
        }
        var paid = new HashSet<Integer>();
        judgement.rules().stream().filter(result -> result.outdoneBy() == null && result.exact().signum() != 0)
                .forEach(result -> paid.addAll(result.lines()));
        var foreign = basket.lines().stream().filter(line -> !line.own()).toList();
        if (!foreign.isEmpty()) {
            add("unpaid.competitor", data("lines", numbers(foreign)));
        }
        var own = basket.lines().stream().filter(Line::own).toList();
        var unpaid = own.stream().filter(line -> !paid.contains(line.no())).toList();
        version.ofPurchases().forEach(rule -> rule(rule, own, unpaid));
        if (!unpaid.isEmpty()) {
            version.goalRules().stream().filter(rule -> !(rule instanceof FrequencyRule)).forEach(this::goal);
        }
        return steps;
    }

    private void goal(GoalRule rule) {
        add("unpaid.goal", data("rule", rule.code(), "length", rule.length()));
    }

    /** What a rule gave was told already; then it's the lines that nothing was given for that it is asked about. */
    private void rule(Rule rule, List<Line> own, List<Line> unpaid) {
        var result = judgement.rule(rule.code());
        var lines = result.isEmpty() ? own
                : unpaid.stream().filter(line -> !result.get().lines().contains(line.no())).toList();
        if (lines.isEmpty()) {
            return;
        }
        if (!rule.isValidAt(basket.occurredAt())) {
            add("unpaid.validity", data("rule", rule.code(), "lines", numbers(lines)));
        } else if (basket.isReturn() && (rule instanceof OccasionRule || rule instanceof FrequencyRule)) {
            add("unpaid.return", data("rule", rule.code()));
        } else {
            selected(rule, lines);
        }
    }

    private void selected(Rule rule, List<Line> lines) {
        var outside = lines.stream().filter(line -> !rule.covers(line)).toList();
        if (!outside.isEmpty()) {
            add("unpaid.scope", data("rule", rule.code(), "lines", numbers(outside)));
        }
        var troubles = selected.troubles(rule);
        Set<Integer> holding = selected.numbersOf(rule);
        var covered = lines.stream().filter(rule::covers).toList();
        var failing = covered.stream()
                .filter(line -> !holding.contains(line.no()) && !troubles.containsKey(line.no())).toList();
        if (!failing.isEmpty() && rule.terms().condition() != Condition.NONE) {
            add("unpaid.condition", data("rule", rule.code(), "lines", numbers(failing),
                    "when", rule.terms().condition().text()));
        }
        byTrouble(covered, troubles).forEach((trouble, troubled) -> add("unpaid.trouble", data("rule", rule.code(),
                "lines", numbers(troubled), "when", rule.terms().condition().text(), "trouble", trouble)));
        if (covered.stream().anyMatch(line -> holding.contains(line.no()))) {
            otherwise(rule);
        }
    }

    private static Map<Trouble, List<Line>> byTrouble(List<Line> lines, Map<Integer, Trouble> troubles) {
        var found = new EnumMap<Trouble, List<Line>>(Trouble.class);
        lines.stream().filter(line -> troubles.containsKey(line.no())).forEach(line ->
                found.computeIfAbsent(troubles.get(line.no()), any -> new ArrayList<>()).add(line));
        return found;
    }

    /** Its condition holds, and yet there is nothing. */
    private void otherwise(Rule rule) {
        if (rule instanceof OccasionRule) {
            add("unpaid.occasion." + rule.kind(), data("rule", rule.code()));
        } else if (rule instanceof CampaignRule) {
            add("unpaid.campaign", data("rule", rule.code()));
        } else if (rule instanceof FrequencyRule) {
            add("unpaid.frequency", data("rule", rule.code()));
        } else if (!(rule instanceof AmountRule)) {
            throw new IllegalStateException("no words for " + rule.kind());
        }
    }

    private static List<Integer> numbers(List<Line> lines) {
        return lines.stream().map(Line::no).toList();
    }

    private void add(String key, Map<String, Object> data) {
        steps.add(wording.step(key, data));
    }
}
