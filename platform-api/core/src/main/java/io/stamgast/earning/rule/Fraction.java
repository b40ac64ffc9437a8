package io.stamgast.earning.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/**
 * An exact number: a rate, a multiplier, points before they are rounded. Written as a decimal where it has a short
 * one ({@code 1.5}), else as a quotient ({@code 97/30}); both can be read.
 */
public record Fraction(BigFraction value) implements Comparable<Fraction> {

    public static final Fraction ZERO = new Fraction(BigFraction.ZERO);
    public static final Fraction ONE = new Fraction(BigFraction.ONE);

    private static final int LONGEST_DECIMAL = 12;

    public static Fraction of(long whole) {
        return new Fraction(new BigFraction(whole));
    }

    public static Fraction of(BigInteger numerator, BigInteger denominator) {
        return new Fraction(new BigFraction(numerator, denominator));
    }

    public static Fraction of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? of(decimal.toBigIntegerExact(), BigInteger.ONE)
                : of(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    /** @throws IllegalArgumentException when it is neither a decimal nor a quotient of whole numbers */
    @JsonCreator
    public static Fraction parse(String text) {
        var slash = text.indexOf('/');
        return slash < 0
                ? of(new BigDecimal(text))
                : of(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }

    public Fraction plus(Fraction other) {
        return new Fraction(value.add(other.value));
    }

    public Fraction minus(Fraction other) {
        return new Fraction(value.subtract(other.value));
    }

    public Fraction times(Fraction other) {
        return new Fraction(value.multiply(other.value));
    }

    public Fraction times(long factor) {
        return new Fraction(value.multiply(factor));
    }

    /** @throws ArithmeticException when the divisor is zero */
    public Fraction dividedBy(Fraction divisor) {
        return new Fraction(value.divide(divisor.value));
    }

    public Fraction abs() {
        return new Fraction(value.abs());
    }

    /** The one that is closer to zero; this one where neither is. */
    public Fraction smaller(Fraction other) {
        return other.abs().compareTo(abs()) < 0 ? other : this;
    }

    public int signum() {
        return value.getNumerator().signum();
    }

    /** In lowest terms; carries the sign. */
    public BigInteger numerator() {
        return value.getNumerator();
    }

    /** In lowest terms; positive. */
    public BigInteger denominator() {
        return value.getDenominator();
    }

    /** The largest whole number that is not larger. */
    public long floor() {
        var parts = numerator().divideAndRemainder(denominator());
        var truncated = parts[0].longValueExact();
        return parts[1].signum() < 0 ? truncated - 1 : truncated;
    }

    @Override
    public int compareTo(Fraction other) {
        return value.compareTo(other.value);
    }

    @Override
    @JsonValue
    public String toString() {
        var digits = decimals();
        return digits < 0
                ? numerator() + "/" + denominator()
                : new BigDecimal(numerator()).divide(new BigDecimal(denominator())).setScale(digits).toPlainString();
    }

    /** How many decimals it takes to write it exactly; -1 when there is no end, or too many. */
    private int decimals() {
        var power = BigInteger.ONE;
        for (var digits = 0; digits <= LONGEST_DECIMAL; digits++) {
            if (power.mod(denominator()).signum() == 0) {
                return digits;
            }
            power = power.multiply(BigInteger.TEN);
        }
        return -1;
    }
}
