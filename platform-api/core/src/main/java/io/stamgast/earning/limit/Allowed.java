package io.stamgast.earning.limit;

import io.stamgast.earning.rule.Terms;
import java.time.LocalDate;

/** What caps and budgets still allow an account. */
public interface Allowed {

    /**
     * How many points the rule may still give the account in the calendar day, month or year of that day, whichever
     * has the least room.
     *
     * @return null for no end
     */
    Limit room(Terms terms, LocalDate day);

    /** What is left of the rule's budget; asked only of a rule that has one. */
    long budgetLeft(Terms terms);
}
