package io.stamgast.earning.judging;

import io.stamgast.earning.rule.Fraction;
import io.stamgast.program.Rounding;
import java.math.BigInteger;

/**
 * Exact points made whole by the program's policy. Below zero, that is where points are taken back, every policy
 * but {@code CARRY} rounds away from zero.
 *
 * @param points whole, what is posted
 * @param carry under {@code CARRY} the fraction that the account keeps now, in [0, 1); else null
 */
public record Rounded(long points, Fraction carry) {

    private static final Fraction HALF = Fraction.of(BigInteger.ONE, BigInteger.TWO);

    /** @param kept the fraction that the account has kept for the rule; only {@code CARRY} looks at it */
    static Rounded of(Rounding policy, Fraction exact, Fraction kept) {
        if (policy != Rounding.CARRY) {
            return new Rounded(whole(policy, exact), null);
        }
        var sum = kept.plus(exact);
        var points = sum.floor();
        return new Rounded(points, sum.minus(Fraction.of(points)));
    }

    /** The whole points; {@code CARRY} keeps the fraction rather than round it. */
    public static long whole(Rounding policy, Fraction exact) {
        return policy == Rounding.HALF_UP && exact.signum() > 0 ? exact.plus(HALF).floor() : exact.floor();
    }
}
