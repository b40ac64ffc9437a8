package io.stamgast.earning.rule;

import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.wallet.Period;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * Points for so many purchases in a period, or for so many periods in a row with as many purchases each.
 *
 * @param purchases in a period
 * @param streak periods in a row; 1 where each period is for itself
 * @param minMinor amount of the lines it selects from which a purchase counts, at least 1
 */
public record FrequencyRule(Terms terms, Period.Length length, int purchases, int streak, BigDecimal minMinor)
        implements GoalRule {

    static FrequencyRule of(RuleDefinition rule, Terms terms, Currency currency) {
        var least = rule.minAmount() == null ? BigDecimal.ZERO : Terms.minor(rule.minAmount(), currency);
        return new FrequencyRule(terms, rule.period(), rule.purchases() == null ? 1 : rule.purchases(),
                rule.streak() == null ? 1 : rule.streak(), least.max(BigDecimal.ONE));
    }

    /** Whether a purchase with so much of what the rule selects counts. */
    public boolean counts(long matchedMinor) {
        return BigDecimal.valueOf(matchedMinor).compareTo(minMinor) >= 0;
    }

    /** @param inARow how many periods in a row, this one the last, had purchases enough */
    public Fraction points(int inARow) {
        return inARow > 0 && inARow % streak == 0 ? Fraction.of(terms.points()) : Fraction.ZERO;
    }
}
