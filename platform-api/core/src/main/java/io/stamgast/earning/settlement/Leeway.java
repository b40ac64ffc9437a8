package io.stamgast.earning.settlement;

import io.stamgast.earning.allowance.Budgets;
import io.stamgast.earning.allowance.Uses;
import io.stamgast.earning.judging.TrueUp;
import io.stamgast.earning.limit.Allowed;
import io.stamgast.earning.limit.Limit;
import io.stamgast.earning.rule.Terms;
import java.time.LocalDate;
import java.util.UUID;

/** The caps and budgets that a close keeps within, counted on the last day of the period that it settles. */
record Leeway(Uses uses, Budgets budgets) implements Settlement.Bounds {

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
            return budgets.left(terms);
        }
    }
}
