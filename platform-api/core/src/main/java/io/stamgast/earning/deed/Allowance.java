package io.stamgast.earning.deed;

import io.stamgast.earning.allowance.Budgets;
import io.stamgast.earning.allowance.Uses;
import io.stamgast.earning.limit.Allowed;
import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.rule.Terms;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What caps and budgets leave for an account.
 *
 * @param budgets null while it is found out which of them are wanted: then they have no end
 */
record Allowance(UUID account, Uses uses, Budgets budgets) implements Allowed {

    @Override
    public Limit room(Terms terms, LocalDate day) {
        return uses.room(account, terms, day);
    }

    @Override
    public long budgetLeft(Terms terms) {
        return budgets == null ? Long.MAX_VALUE : budgets.left(terms);
    }
}
