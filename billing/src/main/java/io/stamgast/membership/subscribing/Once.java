package io.stamgast.membership.subscribing;

import com.stripe.exception.StripeException;
import io.stamgast.stripe.StripeRequest;
import java.util.Optional;

/**
 * Does a thing once. Stripe keeps even an error of its own under a key: to the same key it says that error again,
 * though what was asked may have been done. So after such an error it is looked for.
 */
public final class Once {

    private static final int SERVER_ERROR = 500;

    private Once() {
    }

    /** @param look for what may have been done */
    public static <T> T make(StripeRequest<T> request, StripeRequest<Optional<T>> look) throws StripeException {
        try {
            return request.send();
        } catch (StripeException failure) {
            if (failure.getStatusCode() == null || failure.getStatusCode() < SERVER_ERROR) {
                throw failure;
            }
            var there = look.send();
            if (there.isEmpty()) {
                throw failure;
            }
            return there.get();
        }
    }
}
