package io.stamgast.earning.settlement;

import io.stamgast.earning.judging.Carries;
import io.stamgast.earning.judging.Tally;
import io.stamgast.earning.judging.TrueUp;
import io.stamgast.earning.judging.TrueUp.Goal;
import io.stamgast.earning.rule.BreadthRule;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.rule.FrequencyRule;
import io.stamgast.earning.rule.GoalRule;
import io.stamgast.earning.rule.GrowthRule;
import io.stamgast.earning.rule.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map.Entry;
import java.util.UUID;
import java.util.stream.Stream;

/** What the goals of a period give one account: those of the version in force at its end. */
record Goals(ClosePlan plan, UUID account, GoalFacts facts) {

    /**
     * @param tallies of the account in the closed period, of all versions
     * @param carries the fractions that it keeps
     * @return what makes each goal's points right; those that no version asks for any more are taken back
     */
    List<Settlement.Item> items(List<TallyRow> tallies, Carries carries) {
        var items = new ArrayList<Settlement.Item>();
        var done = new HashSet<String>();
        plan.deciding().ifPresent(version -> {
            for (var rule : plan.goals()) {
                done.add(rule.code());
                var before = standing(tallies, rule.code());
                var trueUp = trueUp(rule, before, carries);
                if (trueUp.points() != 0 || trueUp.exact().signum() != 0 || before.exact().signum() != 0) {
                    items.add(new Settlement.Item(version.id(), trueUp,
                            elsewhere(tallies, rule.code(), version.id())));
                }
            }
        });
        for (var row : tallies) {
            var rule = plan.goal(row);
            if (rule.isPresent() && done.add(row.code()) && standing(tallies, row.code()).points() != 0) {
                items.add(new Settlement.Item(row.ruleSetId(), TrueUp.of(rule.get(), plan.period(),
                        new Goal(rule.get().kind(), null, null, null, null, null), Fraction.ZERO,
                        standing(tallies, row.code()), plan.program().rounding(), carries),
                        elsewhere(tallies, row.code(), row.ruleSetId())));
            }
        }
        return items;
    }

    /** What stands for a goal, whatever versions gave it. */
    private Tally standing(List<TallyRow> tallies, String code) {
        return of(tallies, code).map(TallyRow::tally).reduce(Tally.EMPTY, Tally::beside);
    }

    private Fraction elsewhere(List<TallyRow> tallies, String code, UUID ruleSetId) {
        return of(tallies, code).filter(row -> !row.ruleSetId().equals(ruleSetId)).map(row -> row.tally().exact())
                .reduce(Fraction.ZERO, Fraction::plus);
    }

    private Stream<TallyRow> of(List<TallyRow> tallies, String code) {
        return tallies.stream().filter(row -> row.code().equals(code) && plan.goal(row).isPresent());
    }

    private TrueUp trueUp(GoalRule rule, Tally before, Carries carries) {
        var exact = Fraction.ZERO;
        Goal goal;
        if (rule instanceof GrowthRule growth) {
            var own = facts.own(account, growth.scope());
            var lastYear = facts.ownLastYear(account, growth.scope());
            exact = growth.points(own, lastYear);
            goal = new Goal(rule.kind(), own, lastYear, null, null, null);
        } else if (rule instanceof BreadthRule breadth) {
            var counted = facts.named(account).stream().filter(category -> breadth.counts(category.getValue()))
                    .map(Entry::getKey).toList();
            exact = breadth.points(counted);
            goal = new Goal(rule.kind(), null, null, counted, null, null);
        } else {
            var frequency = (FrequencyRule) rule;
            var inARow = facts.inARow(account, frequency, plan.period());
            exact = frequency.points(inARow);
            goal = new Goal(rule.kind(), null, null, null,
                    facts.purchases(account, rule.code(), plan.period()), inARow);
        }
        return TrueUp.of(rule, plan.period(), goal, holds(rule) ? exact : Fraction.ZERO, before,
                plan.program().rounding(), carries);
    }

    /** The conditions of purchases were asked when each was judged. */
    private boolean holds(Rule rule) {
        return rule instanceof FrequencyRule || rule.terms().condition().holds(facts.customer(account));
    }
}
