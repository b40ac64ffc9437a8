package io.stamgast.earning.rule;

import io.stamgast.earning.definition.RuleDefinition;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * Points for both sides of a referral; {@link Terms#points} are for the account that referred.
 *
 * @param refereePoints for the account that was referred
 * @param minMinor what its first purchase must exceed
 */
public record ReferralRule(Terms terms, long refereePoints, BigDecimal minMinor) implements Rule {

    static ReferralRule of(RuleDefinition rule, Terms terms, Currency currency) {
        return new ReferralRule(terms, rule.refereePoints() == null ? 0 : rule.refereePoints(),
                rule.minAmount() == null ? BigDecimal.ZERO : Terms.minor(rule.minAmount(), currency));
    }

    public boolean isExceededBy(long ownMinor) {
        return BigDecimal.valueOf(ownMinor).compareTo(minMinor) > 0;
    }
}
