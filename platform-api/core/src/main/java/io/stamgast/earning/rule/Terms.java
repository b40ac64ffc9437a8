package io.stamgast.earning.rule;

import io.stamgast.earning.condition.Condition;
import io.stamgast.earning.definition.Members;
import io.stamgast.earning.definition.RuleDefinition;
import io.stamgast.earning.definition.RuleDefinition.Caps;
import io.stamgast.earning.definition.RuleDefinition.Kind;
import io.stamgast.earning.definition.RuleDefinition.Stacking;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;

/**
 * What every rule has.
 *
 * @param unit so much money, in major units, earns {@code points}; null where points are for an occasion
 * @param points 0 where there are none, as in a campaign that multiplies
 * @param rate the same as points per minor unit of money, before any multiplier; null without a unit
 * @param caps the most that the rule gives; each null: no end
 * @param group null: the rule stands alone
 * @param budget the most points that the rule gives in all; null: no end
 * @param validFrom null: from the beginning
 * @param validTo exclusive; null: without end
 */
public record Terms(String code, Kind kind, BigDecimal unit, long points, Fraction rate, Condition condition,
                    Caps caps, String group, Stacking stacking, Long budget, int priority, Instant validFrom,
                    Instant validTo) {

    private static final Caps NO_CAPS = new Caps(null, null, null, null);

    static Terms of(RuleDefinition rule, Currency currency) {
        var points = rule.points() == null ? 0 : rule.points();
        var rate = rule.unit() == null ? null
                : Fraction.of(points).dividedBy(Fraction.of(minor(rule.unit(), currency)));
        return new Terms(rule.code(), rule.kind(), rule.unit(), points, rate,
                Condition.compile(rule.when(), Members.topics(rule.kind())),
                rule.caps() == null ? NO_CAPS : rule.caps(), rule.group(), rule.stacking(), rule.budget(),
                rule.priority() == null ? 0 : rule.priority(), rule.validFrom(), rule.validTo());
    }

    static BigDecimal minor(BigDecimal major, Currency currency) {
        return major.movePointRight(currency.getDefaultFractionDigits());
    }

    boolean areValidAt(Instant instant) {
        return (validFrom == null || !instant.isBefore(validFrom)) && (validTo == null || instant.isBefore(validTo));
    }

    /** Whether the account's points of a calendar day, month or year are counted for it. */
    public boolean isCapped() {
        return caps.perDay() != null || caps.perMonth() != null || caps.perYear() != null;
    }
}
