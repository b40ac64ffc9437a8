package io.stamgast.earning.explanation;

import static io.stamgast.earning.explanation.Explanation.data;

import io.stamgast.earning.explanation.ExplanationView.Step;
import io.stamgast.earning.judging.TrueUp;
import io.stamgast.earning.rule.BreadthRule;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.FrequencyRule;
import io.stamgast.earning.rule.GrowthRule;
import io.stamgast.earning.rule.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The steps that tell what an account has reached in a period, and what it is worth. */
record GoalWords(Wording wording, Amounts amounts, RuleSet version) {

    List<Step> steps(TrueUp trueUp) {
        var steps = new ArrayList<Step>();
        steps.add(step("goal." + trueUp.goal().kind(), measured(trueUp)));
        if (version.rule(trueUp.code()).orElseThrow() instanceof GrowthRule growth
                && trueUp.goal().ownMinor() != null) {
            growth(growth, trueUp, steps);
        }
        steps.add(step("exact", data("exact", trueUp.exact())));
        if (trueUp.limit() != null) {
            steps.add(step("limit." + trueUp.limit().kind(),
                    data("most", trueUp.limit().points(), "points", trueUp.points())));
        }
        steps.add(trueUp.carry() == null
                ? step("trueUp.difference", data("before", trueUp.before(), "points", trueUp.points()))
                : step("trueUp.carry", data("before", trueUp.before(), "points", trueUp.points(), "carry",
                        trueUp.carry())));
        return steps;
    }

    /** What spend is compared with, and what is paid above it. */
    private void growth(GrowthRule rule, TrueUp trueUp, List<Step> steps) {
        var own = trueUp.goal().ownMinor();
        var lastYear = Math.max(0, trueUp.goal().lastYearMinor());
        if (rule.points(own, trueUp.goal().lastYearMinor()).signum() != 0 && trueUp.exact().signum() == 0) {
            steps.add(step("goal.condition", data("when", rule.terms().condition().text())));
        } else if (lastYear == 0 && !rule.newAccounts()) {
            steps.add(step("goal.growth.nothing", Map.of()));
        } else {
            var base = rule.baseline(lastYear);
            var above = Fraction.of(own).minus(base);
            steps.add(step("goal.growth.base", data("growth", percent(rule.growth()), "base", amounts.major(base),
                    "above", amounts.major(above.signum() < 0 ? Fraction.ZERO : above), "currency", amounts.code())));
            if (rule.terms().rate() != null) {
                steps.add(step("rule.rate", data("points", rule.terms().points(), "unit", rule.terms().unit(),
                        "currency", amounts.code())));
            }
            rule.thresholds().forEach(threshold -> steps.add(threshold(rule, threshold, own, lastYear)));
        }
    }

    private Step threshold(GrowthRule rule, GrowthRule.Threshold threshold, long own, long lastYear) {
        return step(rule.reaches(threshold, own, lastYear) ? "goal.growth.reached" : "goal.growth.missed",
                data("growth", percent(threshold.factor().minus(Fraction.ONE)),
                        "from", amounts.major(threshold.factor().times(lastYear)), "currency", amounts.code(),
                        "points", threshold.points()));
    }

    private static Fraction percent(Fraction part) {
        return part.times(100);
    }

    private Step step(String key, Map<String, Object> data) {
        return wording.step(key, data);
    }

    private Map<String, Object> measured(TrueUp trueUp) {
        var rule = version.rule(trueUp.code()).orElseThrow();
        var goal = trueUp.goal();
        var data = data("rule", trueUp.code(), "period", trueUp.period(), "currency", amounts.code());
        if (rule instanceof GrowthRule growth) {
            data.putAll(data("scope", growth.scope(), "own", amount(goal.ownMinor()),
                    "lastYear", amount(goal.lastYearMinor())));
        } else if (rule instanceof BreadthRule breadth) {
            var reached = goal.categories() == null ? List.<String>of() : goal.categories();
            data.putAll(data("count", reached.size(), "categories", reached, "asked", breadth.categories()));
        } else if (rule instanceof FrequencyRule frequency) {
            data.putAll(data("purchases", number(goal.purchases()), "asked", frequency.purchases(),
                    "inARow", number(goal.inARow()), "streak", frequency.streak()));
        } else {
            data.put("purchases", number(goal.purchases()));
        }
        return data;
    }

    private Object amount(Long minor) {
        return amounts.major(minor == null ? 0 : minor);
    }

    private static int number(Integer count) {
        return count == null ? 0 : count;
    }
}
