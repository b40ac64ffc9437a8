package io.stamgast.message.letter;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/** An amount of money among a template's data; told as the language writes it. */
public record Amount(BigDecimal value, Currency currency) {

    public Amount {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(currency, "currency");
    }
}
