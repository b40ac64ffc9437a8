package io.stamgast.earning.rule;

import io.stamgast.earning.rule.RuleDefinition.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/**
 * What every rule has.
 *
 * @param rate points per minor unit of money, before any multiplier
 * @param validFrom null: from the beginning
 * @param validTo exclusive; null: without end
 */
public record Terms(String code, Kind kind, Fraction rate, int priority, Instant validFrom, Instant validTo) {

    static Terms of(RuleDefinition rule, Currency currency) {
        var unitMinor = rule.unit().multiply(BigDecimal.TEN.pow(currency.getDefaultFractionDigits()));
        return new Terms(rule.code(), rule.kind(), Fraction.of(rule.points()).dividedBy(Fraction.of(unitMinor)),
                rule.priority() == null ? 0 : rule.priority(), rule.validFrom(), rule.validTo());
    }

    boolean areValidAt(Instant instant) {
        return (validFrom == null || !instant.isBefore(validFrom)) && (validTo == null || instant.isBefore(validTo));
    }
}
