package io.stamgast.earning.rule;

import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.wallet.Period;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;

/**
 * Points for an account that bought in so many distinct categories in a period.
 *
 * @param minMinor own spend from which a category counts, at least 1
 */
public record BreadthRule(Terms terms, Period.Length length, int categories, BigDecimal minMinor)
        implements GoalRule {

    static BreadthRule of(RuleDefinition rule, Terms terms, Currency currency) {
        var least = rule.minAmount() == null ? BigDecimal.ZERO : Terms.minor(rule.minAmount(), currency);
        return new BreadthRule(terms, rule.period(), rule.categories(), least.max(BigDecimal.ONE));
    }

    /** Whether own spend of so much makes a category count. */
    public boolean counts(long ownMinor) {
        return BigDecimal.valueOf(ownMinor).compareTo(minMinor) >= 0;
    }

    /** @param counted the categories that count */
    public Fraction points(Collection<String> counted) {
        return counted.size() >= categories ? Fraction.of(terms.points()) : Fraction.ZERO;
    }
}
