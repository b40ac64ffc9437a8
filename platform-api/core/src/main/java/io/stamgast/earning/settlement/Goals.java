package io.stamgast.earning.settlement;

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

/** What the goals of a period give one account: those of the version in force at its end. */
record Goals(ClosePlan plan, UUID account, GoalFacts facts) {

    /**
     * @param tallies of the account in the closed period, of all versions
     * @return what makes each goal's points right; those that no version asks for any more are taken back
     */
    List<Settlement.Item> items(List<TallyRow> tallies) {
        var items = new ArrayList<Settlement.Item>();
        var done = new HashSet<String>();
        plan.deciding().ifPresent(version -> {
            for (var rule : plan.goals()) {
                done.add(rule.code());
                var trueUp = trueUp(rule, posted(tallies, rule.code()));
                if (trueUp.points() != 0 || trueUp.exact().signum() != 0) {
                    items.add(new Settlement.Item(version.id(), trueUp));
                }
            }
        });
        for (var row : tallies) {
            var rule = plan.goal(row);
            if (rule.isPresent() && done.add(row.code()) && posted(tallies, row.code()) != 0) {
                items.add(new Settlement.Item(row.ruleSetId(), TrueUp.of(rule.get(), plan.period(),
                        new Goal(rule.get().kind(), null, null, null, null, null), Fraction.ZERO,
                        posted(tallies, row.code()), plan.program().rounding())));
            }
        }
        return items;
    }

    private long posted(List<TallyRow> tallies, String code) {
        return tallies.stream().filter(row -> row.code().equals(code) && plan.goal(row).isPresent())
                .mapToLong(row -> row.tally().points()).sum();
    }

    private TrueUp trueUp(GoalRule rule, long before) {
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
                plan.program().rounding());
    }

    /** The conditions of purchases were asked when each was judged. */
    private boolean holds(Rule rule) {
        return rule instanceof FrequencyRule || rule.terms().condition().holds(facts.customer(account));
    }
}
