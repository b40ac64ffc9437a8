package io.stamgast.earning.settlement;

import io.stamgast.earning.allowance.Budgets;
import io.stamgast.earning.allowance.Uses;
import io.stamgast.earning.judging.TrueUp;
import io.stamgast.earning.limit.Allowed;
import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.rule.Terms;
import io.stamgast.kernel.DatabaseFailure;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The caps and budgets that a close keeps within, counted on the last day of the period that it settles.
 *
 * @param binding whether what is drawn is drawn; else it is only looked at
 */
record Leeway(Uses uses, Budgets budgets, boolean binding) implements Settlement.Bounds {

    @Override
    public TrueUp within(UUID account, Terms terms, TrueUp trueUp, LocalDate day) {
        var limited = trueUp.within(terms, new OfAccount(account), day);
        uses.take(account, terms, day, limited.counted());
        budgets.draw(terms, limited.counted());
        return limited;
    }

    private final class OfAccount implements Allowed {

        private final UUID account;

        private OfAccount(UUID account) {
            this.account = account;
        }

        @Override
        public Limit room(Terms terms, LocalDate day) {
            return uses.room(account, terms, day);
        }

        @Override
        public long budgetLeft(Terms terms) {
            try {
                if (binding) {
                    budgets.lock(List.of(terms));
                } else {
                    budgets.look(List.of(terms));
                }
                return budgets.left(terms);
            } catch (SQLException failure) {
                throw new DatabaseFailure(failure);
            }
        }
    }
}
