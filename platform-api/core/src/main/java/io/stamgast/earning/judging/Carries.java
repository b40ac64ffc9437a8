package io.stamgast.earning.judging;

import io.stamgast.earning.rule.Fraction;

/** The fractions of a point that the account has kept under {@code CARRY}. */
@FunctionalInterface
public interface Carries {

    /** For rules that give whole points. */
    Carries NOTHING = code -> Fraction.ZERO;

    /** @return zero when nothing is kept for the rule; in [0, 1), but where a reversal has moved it since */
    Fraction of(String ruleCode);
}
