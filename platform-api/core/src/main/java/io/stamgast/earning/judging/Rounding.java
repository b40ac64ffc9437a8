package io.stamgast.earning.judging;

import io.stamgast.earning.rule.Fraction;
import java.math.BigInteger;

/**
 * The program's policy: how the exact points of a purchase and rule become whole ones, once. Below zero, that is where
 * points are taken back, every policy but {@code CARRY} rounds away from zero.
 */
public enum Rounding {
    /** Down to the whole point. */
    FLOOR,
    /** To the nearest whole point, a half up. */
    HALF_UP,
    /** The fraction is kept per account and rule, and pays out when it reaches 1; returns subtract exactly. */
    CARRY;

    private static final Fraction HALF = Fraction.of(BigInteger.ONE, BigInteger.TWO);

    /**
     * @param points whole, what is posted
     * @param carry under {@code CARRY} the fraction that the account keeps now, in [0, 1); else null
     */
    public record Rounded(long points, Fraction carry) {
    }

    /** @param kept the fraction that the account has kept for the rule; only {@code CARRY} looks at it */
    public Rounded round(Fraction exact, Fraction kept) {
        if (this != CARRY) {
            return new Rounded(round(exact), null);
        }
        var sum = kept.plus(exact);
        var points = sum.floor();
        return new Rounded(points, sum.minus(Fraction.of(points)));
    }

    /** Without what is kept: {@code CARRY} pays the whole points and nothing for the fraction. */
    long round(Fraction exact) {
        if (this == CARRY) {
            return exact.floor();
        }
        if (exact.signum() < 0) {
            return exact.floor();
        }
        return this == FLOOR ? exact.floor() : exact.plus(HALF).floor();
    }
}
