package io.stamgast.earning.rule;

import io.stamgast.earning.definition.RuleDefinition;
import java.util.Set;

/**
 * Multiplies what other rules give for a purchase on the lines it selects, or adds points to it.
 *
 * @param rules the codes of those it multiplies; empty: all that give points per unit of money
 * @param multiplier null where it adds {@link Terms#points}
 */
public record CampaignRule(Terms terms, Set<String> rules, Fraction multiplier) implements Rule {

    static CampaignRule of(RuleDefinition rule, Terms terms) {
        return new CampaignRule(terms, rule.rules() == null ? Set.of() : Set.copyOf(rule.rules()),
                rule.multiplier() == null ? null : Fraction.of(rule.multiplier()));
    }

    public boolean multiplies(Rule other) {
        return multiplier != null && other instanceof AmountRule && (rules.isEmpty() || rules.contains(other.code()));
    }
}
