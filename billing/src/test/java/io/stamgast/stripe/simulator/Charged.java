package io.stamgast.stripe.simulator;

import io.stamgast.stripe.simulator.wire.Doc;
import java.time.Instant;

/**
 * One time that a card was charged, or that the bank refused it.
 *
 * @param invoice that it was for, or null
 * @param amount in minor units
 */
public record Charged(String account, String charge, String paymentIntent, String invoice, String customer,
                      String paymentMethod, long amount, String currency, boolean succeeded, Instant at) {

    static Charged of(String account, Doc charge) {
        return new Charged(account, charge.id(), charge.text("payment_intent"), charge.text("_invoice"),
                charge.text("customer"), charge.text("payment_method"), charge.number("amount"),
                charge.text("currency"), charge.is("status", "succeeded"),
                Instant.ofEpochSecond(charge.number("created")));
    }
}
