package io.stamgast.stripe;

import com.stripe.exception.ApiException;

/** An error of Stripe's own that it has said before to the same key, and will go on to say for a day. */
final class KeptError extends ApiException {

    KeptError(int status, String requestId) {
        super("Stripe failed at this before, and keeps that in mind.", requestId, null, status, null);
    }
}
