package io.stamgast.earning.rule;

import io.stamgast.earning.condition.Condition;
import io.stamgast.earning.definition.RuleDefinition.Kind;

/**
 * Points for a purchase that is the account's first, or its first after a time without any.
 *
 * @param idleDays of {@code WIN_BACK}: so many calendar days must lie between; 0 for {@code FIRST_PURCHASE}
 */
public record OccasionRule(Terms terms, int idleDays) implements Rule {

    public boolean isForTheFirst() {
        return kind() == Kind.FIRST_PURCHASE;
    }

    /** Whether no other purchase may be before; else none for which the condition held, since the rule is there. */
    public boolean isForTheFirstEver() {
        return isForTheFirst() && terms.condition() == Condition.NONE;
    }
}
