package io.stamgast.purchase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Amounts in a currency's minor unit: 1530 EUR are 15.30 EUR, 1530 JPY are 1530 JPY. */
public final class MinorUnits {

    private MinorUnits() {
    }

    /**
     * Rounds half up what is finer than the minor unit: away from zero on both sides, so that a return mirrors its
     * sale.
     *
     * @return null for null
     * @throws ArithmeticException when a long can't hold it
     */
    public static Long of(BigDecimal amount, Currency currency) {
        return amount == null ? null : (Long) amount.movePointRight(digits(currency))
                .setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** @return null for null */
    public static BigDecimal toAmount(Long minor, Currency currency) {
        return minor == null ? null : BigDecimal.valueOf(minor, digits(currency));
    }

    /** Decimal places of the currency; none for units without any, such as gold. */
    private static int digits(Currency currency) {
        return Math.max(0, currency.getDefaultFractionDigits());
    }
}
