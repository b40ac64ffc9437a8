package io.stamgast.membership.subscribing;

import io.stamgast.stripe.call.StripeCall;
import java.util.UUID;

/** What is answered while Stripe has not done what was decided, or has not yet told what became of it. */
public record Waiting(UUID call, StripeCall.State state) {

    public static Waiting of(StripeCall call) {
        return new Waiting(call.id(), call.state());
    }
}
