package io.stamgast.stripe.simulator.payment;

import io.stamgast.stripe.simulator.wire.Doc;
import io.stamgast.stripe.simulator.world.Account;

/** Is told when the customer's own doing has settled a payment intent, for better or worse. */
@FunctionalInterface
public interface SettledListener {

    void settled(Account account, Doc intent, Attempt attempt);
}
