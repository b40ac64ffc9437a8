package io.stamgast.earning.explanation;

import io.stamgast.earning.rule.Fraction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;

/** Minor units as people read them. */
record Amounts(Currency currency) {

    private static final Fraction TEN = Fraction.of(10);

    String code() {
        return currency.getCurrencyCode();
    }

    BigDecimal major(long minor) {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    /** A part of an amount need not be a whole number of minor units; with the currency's decimals if it is. */
    Object major(Fraction minor) {
        if (minor.denominator().equals(BigInteger.ONE)) {
            return major(minor.numerator().longValueExact());
        }
        var major = minor;
        for (var digit = 0; digit < currency.getDefaultFractionDigits(); digit++) {
            major = major.dividedBy(TEN);
        }
        return major;
    }

    /** 0.25 is 25 per cent. */
    static BigDecimal percent(BigDecimal share) {
        var percent = share.movePointRight(2).stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }
}
