package io.stamgast.stripe;

import com.stripe.exception.StripeException;

/** Something asked of Stripe. */
@FunctionalInterface
public interface StripeRequest<T> {

    T send() throws StripeException;

    /** @throws StripeFailure when Stripe did not do it */
    static <T> T send(StripeRequest<T> request) {
        try {
            return request.send();
        } catch (StripeException failure) {
            throw StripeFailure.of(failure);
        }
    }
}
