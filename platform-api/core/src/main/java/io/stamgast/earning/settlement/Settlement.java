package io.stamgast.earning.settlement;

import io.stamgast.earning.judging.TrueUp;
import io.stamgast.earning.rule.Fraction;
import io.stamgast.earning.definition.RuleDefinition.Basis;
import io.stamgast.earning.rule.Terms;
import io.stamgast.wallet.Share;
import io.stamgast.wallet.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a close does to one account.
 *
 * @param items what it settles, in the order of the tallies
 * @param carries under {@code CARRY} the fractions that the account keeps from now on, by rule; else empty
 */
public record Settlement(UUID accountId, List<Item> items, Map<String, Fraction> carries) {

    /**
     * One tally and what makes it right.
     *
     * @param elsewhere the exact points that stand for the same in the tallies of other versions
     */
    public record Item(UUID ruleSetId, TrueUp trueUp, Fraction elsewhere) {

        public Item(UUID ruleSetId, TrueUp trueUp) {
            this(ruleSetId, trueUp, Fraction.ZERO);
        }

        /** The exact points that stand in the tally from now on. */
        Fraction standing() {
            return trueUp.standing().minus(elsewhere);
        }
    }

    /**
     * An account's shares in the closed period, by scope.
     *
     * @param current as they are now
     * @param first as the period's first close found them, this one if it is the first
     */
    record SharesOf(Map<String, Share> current, Map<String, Share> first) {
    }

    /** Keeps what a close posts for a rule within its caps and its budget, and counts it. */
    @FunctionalInterface
    interface Bounds {

        /** @param day on which it is counted */
        TrueUp within(UUID account, Terms terms, TrueUp trueUp, LocalDate day);
    }

    public Settlement {
        items = List.copyOf(items);
        carries = Map.copyOf(carries);
    }

    /**
     * @param tallies of the account, in the periods of the plan
     * @param kept the fractions it keeps under {@code CARRY}, by rule
     * @param leeway what caps and budgets still allow
     */
    static Settlement of(ClosePlan plan, UUID accountId, List<TallyRow> tallies, SharesOf shares,
                         Map<String, Fraction> kept, GoalFacts reached, Comebacks comebacks, Bounds leeway) {
        var items = new ArrayList<Item>();
        var carries = new HashMap<>(kept);
        for (var row : tallies) {
            plan.rule(row).ifPresent(rule -> {
                var onlyOnce = rule.basis() == Basis.PREVIOUS_PERIOD;
                if (!onlyOnce || !row.settled()) {
                    var share = (onlyOnce ? shares.first() : shares.current()).get(rule.scope());
                    var trueUp = TrueUp.of(rule, plan.period(), row.tally(), share, plan.program().rounding(),
                            code -> carries.getOrDefault(code, Fraction.ZERO));
                    keep(trueUp, carries);
                    items.add(new Item(row.ruleSetId(), trueUp));
                }
            });
        }
        tallies.forEach(row -> comebacks.item(row).ifPresent(items::add));
        var goals = new Goals(plan, accountId, reached).items(tallies,
                code -> carries.getOrDefault(code, Fraction.ZERO));
        goals.forEach(item -> keep(item.trueUp(), carries));
        items.addAll(goals);
        items.replaceAll(item -> within(plan, accountId, item, leeway));
        return new Settlement(accountId, items, carries);
    }

    private static void keep(TrueUp trueUp, Map<String, Fraction> carries) {
        if (trueUp.carry() != null) {
            carries.put(trueUp.code(), trueUp.carry());
        }
    }

    private static Item within(ClosePlan plan, UUID accountId, Item item, Bounds leeway) {
        var terms = plan.versions().get(item.ruleSetId()).rule(item.trueUp().code()).orElseThrow().terms();
        var day = Period.parse("period", item.trueUp().period()).lastDay();
        return new Item(item.ruleSetId(), leeway.within(accountId, terms, item.trueUp(), day), item.elsewhere());
    }

    /** The difference to post for purchases of that period; below 0 to take back. */
    public long points(String period) {
        return items.stream().map(Item::trueUp).filter(trueUp -> trueUp.period().equals(period))
                .mapToLong(TrueUp::points).reduce(0, Math::addExact);
    }

    /** The difference to post in all. */
    public long points() {
        return items.stream().mapToLong(item -> item.trueUp().points()).reduce(0, Math::addExact);
    }
}
