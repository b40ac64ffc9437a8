package io.stamgast.earning.rule;

/** A rule that gives points per unit of money. */
public sealed interface AmountRule extends Rule permits SpendRule, SpendShareRule {
}
