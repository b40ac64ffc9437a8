package io.stamgast.earning.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stamgast.earning.rule.Fraction;
import io.stamgast.program.Rounding;
import org.junit.jupiter.api.Test;

class RoundedTest {

    private static long points(Rounding policy, String exact) {
        return Rounded.of(policy, Fraction.parse(exact), Fraction.ZERO).points();
    }

    @Test
    void floorCutsOffAndTakesBackInFull() {
        assertEquals(1, points(Rounding.FLOOR, "1.999"));
        assertEquals(-2, points(Rounding.FLOOR, "-1.001"));
        assertEquals(-2, points(Rounding.FLOOR, "-2"));
    }

    @Test
    void halfUpGoesToTheNearestAndTakesBackInFull() {
        assertEquals(1, points(Rounding.HALF_UP, "1.499"));
        assertEquals(2, points(Rounding.HALF_UP, "1.5"));
        assertEquals(-2, points(Rounding.HALF_UP, "-1.001"));
        assertEquals(0, points(Rounding.HALF_UP, "0.4"));
    }

    @Test
    void carryKeepsTheFractionPaysItOutAtOneAndSubtractsExactly() {
        var first = Rounded.of(Rounding.CARRY, Fraction.parse("0.6"), Fraction.ZERO);
        assertEquals(new Rounded(0, Fraction.parse("0.6")), first);
        var second = Rounded.of(Rounding.CARRY, Fraction.parse("0.6"), first.carry());
        assertEquals(new Rounded(1, Fraction.parse("0.2")), second);
        assertEquals(new Rounded(-1, Fraction.parse("0.6")),
                Rounded.of(Rounding.CARRY, Fraction.parse("-0.6"), second.carry()));
    }

    @Test
    void nothingIsKeptUnderTheOtherPolicies() {
        assertNull(Rounded.of(Rounding.FLOOR, Fraction.parse("0.6"), Fraction.parse("0.9")).carry());
        assertEquals(0, Rounded.of(Rounding.FLOOR, Fraction.parse("0.6"), Fraction.parse("0.9")).points());
    }
}
