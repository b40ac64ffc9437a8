package io.stamgast.plan.definition;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/** Amounts as Stripe takes them: whole numbers of the currency's minor unit. */
final class StripeMoney {

    /** Stripe takes eight digits. */
    static final long MOST_MINOR = 99_999_999;
    /** Stripe counts these in other units than ISO 4217 does. */
    private static final Set<String> COUNTED_OTHERWISE = Set.of("ISK", "MGA", "UGX");
    /** Others have no minor unit that is paid in, or none at all. */
    private static final Set<Integer> DIGITS = Set.of(0, 2, 3);

    private StripeMoney() {
    }

    /** Nothing for what is no currency that Stripe counts as we do. */
    static Optional<Currency> currency(String code) {
        if (code == null || COUNTED_OTHERWISE.contains(code)) {
            return Optional.empty();
        }
        return Currency.getAvailableCurrencies().stream().filter(one -> one.getCurrencyCode().equals(code))
                .filter(one -> DIGITS.contains(one.getDefaultFractionDigits())).findFirst();
    }

    /** Of three decimals Stripe wants the last one to be 0. */
    static int decimals(Currency currency) {
        return Math.min(currency.getDefaultFractionDigits(), 2);
    }

    /** With the currency's decimals, unless that would take any away. */
    static BigDecimal scaled(BigDecimal amount, String code) {
        var digits = currency(code).map(Currency::getDefaultFractionDigits);
        var stripped = amount.stripTrailingZeros();
        return digits.isPresent() && stripped.scale() <= digits.get() ? stripped.setScale(digits.get()) : amount;
    }

    /** Of a sound amount. */
    static long minor(BigDecimal amount, String code) {
        return amount.movePointRight(Currency.getInstance(code).getDefaultFractionDigits()).longValueExact();
    }
}
