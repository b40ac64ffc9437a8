package io.stamgast.earning.rule;

/** Points per unit of money on the tenant's own lines. */
public record SpendRule(Terms terms) implements AmountRule {
}
