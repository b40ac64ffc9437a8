package io.stamgast.earning.rule;

import io.stamgast.earning.rule.RuleDefinition.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/**
 * What every rule has.
 *
 * @param unit so much money, in major units, earns {@code points}
 * @param rate the same as points per minor unit of money, before any multiplier
 * @param validFrom null: from the beginning
 * @param validTo exclusive; null: without end
 */
public record Terms(String code, Kind kind, BigDecimal unit, long points, Fraction rate, int priority,
                    Instant validFrom, Instant validTo) {

    static Terms of(RuleDefinition rule, Currency currency) {
        var unitMinor = rule.unit().multiply(BigDecimal.TEN.pow(currency.getDefaultFractionDigits()));
        var rate = Fraction.of(rule.points()).dividedBy(Fraction.of(unitMinor));
        return new Terms(rule.code(), rule.kind(), rule.unit(), rule.points(), rate,
                rule.priority() == null ? 0 : rule.priority(), rule.validFrom(), rule.validTo());
    }

    boolean areValidAt(Instant instant) {
        return (validFrom == null || !instant.isBefore(validFrom)) && (validTo == null || instant.isBefore(validTo));
    }
}
