package io.stamgast.plan.mirror;

import io.stamgast.stripe.StripeFailure;

/** What is kept of a call that Stripe will not do. */
final class Refusal {

    private Refusal() {
    }

    /** In Stripe's words; null for what only could not be reached for too long, which is asked for again. */
    static String problem(StripeFailure why) {
        if (why.passes()) {
            return null;
        }
        return why.getMessage() == null ? why.meaning().name() : why.getMessage();
    }
}
