package io.stamgast.earning.judging;

import io.stamgast.earning.rule.Fraction;

/** An account of which nothing is known yet. */
public final class NoFacts {

    private NoFacts() {
    }

    /** For rule sets that ask for no share. */
    public static ShareLookup shares() {
        return need -> null;
    }

    public static Carries carries() {
        return code -> Fraction.ZERO;
    }
}
