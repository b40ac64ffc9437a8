package io.stamgast.earning.explanation;

import static io.stamgast.earning.explanation.Explanation.data;

import io.stamgast.earning.condition.Condition;
import io.stamgast.earning.condition.Line;
import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.earning.judging.Basket;
import io.stamgast.earning.judging.Judge;
import io.stamgast.earning.judging.Judgement;
import io.stamgast.earning.rule.ActivityRule;
import io.stamgast.earning.rule.CampaignRule;
import io.stamgast.earning.rule.GoalRule;
import io.stamgast.earning.rule.OccasionRule;
import io.stamgast.earning.rule.ReferralRule;
import io.stamgast.earning.rule.Rule;
import io.stamgast.earning.rule.RuleSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells of the lines that earned nothing why they didn't: rule by rule. */
final class UnpaidLines {

    private final RuleSet version;
    private final Wording wording;
    private final Basket basket;
    private final List<Step> steps = new ArrayList<>();

    /** @param basket as conditions saw it */
    UnpaidLines(RuleSet version, Basket basket, Locale locale) {
        this.version = version;
        this.wording = new Wording(locale, version.zone());
        this.basket = basket;
    }

    List<Step> steps(Judgement judgement) {
        if (!basket.earns()) {
            add("unpaid.source", data("source", basket.sale().source()));
            return steps;
        }
        var paid = new HashSet<Integer>();
        judgement.rules().stream().filter(result -> result.outdoneBy() == null && result.exact().signum() != 0)
                .forEach(result -> paid.addAll(result.lines()));
        var unpaid = basket.lines().stream().filter(line -> !paid.contains(line.no())).toList();
        var foreign = unpaid.stream().filter(line -> !line.own()).toList();
        if (!foreign.isEmpty()) {
            add("unpaid.competitor", data("lines", numbers(foreign)));
        }
        var own = unpaid.stream().filter(Line::own).toList();
        if (!own.isEmpty()) {
            version.rules().forEach(rule -> rule(rule, own, judgement));
        }
        return steps;
    }

    private void rule(Rule rule, List<Line> unpaid, Judgement judgement) {
        var outdone = judgement.rule(rule.code()).filter(result -> result.outdoneBy() != null).isPresent();
        if (outdone || rule instanceof ActivityRule || rule instanceof ReferralRule) {
            return;
        }
        var numbers = numbers(unpaid);
        if (rule instanceof GoalRule goal) {
            add("unpaid.goal", data("rule", rule.code(), "length", goal.length()));
        } else if (!rule.isValidAt(basket.occurredAt())) {
            add("unpaid.validity", data("rule", rule.code(), "lines", numbers));
        } else {
            selected(rule, unpaid);
        }
    }

    private void selected(Rule rule, List<Line> unpaid) {
        var covered = unpaid.stream().filter(rule::covers).toList();
        var outside = unpaid.stream().filter(line -> !rule.covers(line)).toList();
        if (!outside.isEmpty()) {
            add("unpaid.scope", data("rule", rule.code(), "lines", numbers(outside)));
        }
        Set<Integer> holding = Judge.selected(version, rule, basket);
        var failing = covered.stream().filter(line -> !holding.contains(line.no())).toList();
        if (!failing.isEmpty() && rule.terms().condition() != Condition.NONE) {
            add("unpaid.condition", data("rule", rule.code(), "lines", numbers(failing),
                    "when", rule.terms().condition().text()));
        }
        if (failing.size() < covered.size()) {
            if (rule instanceof OccasionRule) {
                add("unpaid.occasion." + rule.kind(), data("rule", rule.code()));
            } else if (rule instanceof CampaignRule) {
                add("unpaid.campaign", data("rule", rule.code()));
            }
        }
    }

    private static List<Integer> numbers(List<Line> lines) {
        return lines.stream().map(Line::no).toList();
    }

    private void add(String key, Map<String, Object> data) {
        steps.add(wording.step(key, data));
    }
}
