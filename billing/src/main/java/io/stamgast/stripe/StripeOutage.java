package io.stamgast.stripe;

import io.stamgast.kernel.DomainException;

/** Tells people who wait for Stripe's answer that there is none now, or that Stripe refuses. */
public final class StripeOutage {

    private StripeOutage() {
    }

    /** @throws DomainException 503 {@code stripe-unavailable}; 422 {@code stripe-refused}, in Stripe's words */
    public static <T> T told(StripeRequest<T> request) {
        try {
            return StripeRequest.send(request);
        } catch (StripeFailure failure) {
            throw failure.passes() ? DomainException.unavailable("stripe-unavailable",
                    "Stripe can't be reached now. Nothing was done; try again soon.")
                    : DomainException.ruleBroken("stripe-refused", "Stripe says: " + failure.getMessage());
        }
    }
}
