package io.stamgast.membership.sync;

import io.stamgast.membership.customer.MembershipCustomer;
import java.time.Instant;
import java.util.Optional;

/**
 * How an invoice is paid, as far as we know.
 *
 * @param method Stripe's id of the one that it would be charged to now; null for none, and where the subscription has
 *     one of its own and the account has chosen none: then another one of the account's is no matter to it
 * @param since when we know that of the account; null for no idea
 * @param backup whether the account has another one to fall back on
 */
record Payer(String method, Instant since, boolean backup) {

    /** Of what is paid already. */
    static final Payer NONE = new Payer(null, null, false);

    static Payer of(Optional<MembershipCustomer> customer, SubscriptionImage subscription) {
        var own = subscription.paymentMethod();
        var chosen = customer.map(MembershipCustomer::defaultMethod).orElse(null);
        var method = customer.map(MembershipCustomer::paymentMethod)
                .filter(one -> own == null || own.equals(one) || one.equals(chosen)).orElse(null);
        return new Payer(method, customer.map(MembershipCustomer::methodSince).orElse(null),
                customer.map(MembershipCustomer::backupMethod).isPresent());
    }

    /** Whether something else was declined than what it would be charged to now. */
    boolean isOther(String declinedMethod) {
        return method != null && declinedMethod != null && !method.equals(declinedMethod);
    }

    /**
     * Whether it was replaced after a charge was declined, though we heard of that first. Who tried another card in
     * vain on the invoice's page has replaced nothing.
     */
    boolean isNewSince(String declinedMethod, Instant failedAt) {
        return isOther(declinedMethod) && since != null && !since.isBefore(failedAt);
    }
}
