package io.stamgast.membership.subscribing;

import io.stamgast.stripe.call.StripeCall;
import java.util.UUID;

/**
 * What is answered while Stripe has not done what was decided, or has not yet told what became of it.
 *
 * @param page where the buyer pays for it, because his bank wants to ask him; until he does, nothing is changed. Null
 *     for what needs nobody
 */
public record Waiting(UUID call, StripeCall.State state, String page) {

    public static Waiting of(StripeCall call) {
        return new Waiting(call.id(), call.state(), null);
    }

    /** The change is made once it is paid on this page. */
    public static Waiting at(StripeCall call, String page) {
        return new Waiting(call.id(), call.state(), page);
    }
}
