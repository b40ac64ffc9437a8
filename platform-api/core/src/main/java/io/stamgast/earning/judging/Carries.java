package io.stamgast.earning.judging;

import io.stamgast.earning.rule.Fraction;

/** The fractions of a point that the account has kept under {@code CARRY}. */
@FunctionalInterface
public interface Carries {

    /** @return in [0, 1); zero when nothing is kept for the rule */
    Fraction of(String ruleCode);
}
