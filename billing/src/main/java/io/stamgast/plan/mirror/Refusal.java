package io.stamgast.plan.mirror;

import io.stamgast.stripe.StripeFailure;

/** What is kept of a call that Stripe will not do. */
final class Refusal {

    private Refusal() {
    }

    /** In Stripe's words; null for what the account is not there for any more: another is asked for it again. */
    static String problem(StripeFailure why) {
        if (why.isDisconnected()) {
            return null;
        }
        return why.getMessage() == null ? why.meaning().name() : why.getMessage();
    }
}
