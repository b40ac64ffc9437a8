package io.stamgast.earning.rule;

/** A rule that gives points per unit of money. */
public sealed interface AmountRule extends Rule permits SpendRule, SpendShareRule {

    /** Whether the multiplier of its points may still be decided by the close of a period. */
    default boolean isSettledByClose() {
        return false;
    }
}
