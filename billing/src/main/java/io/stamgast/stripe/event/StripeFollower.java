package io.stamgast.stripe.event;

import java.util.Optional;

/** A feature that keeps an image of objects at Stripe; an {@code @ApplicationScoped} bean. */
public interface StripeFollower {

    /**
     * What is to be fetched anew because of an event.
     *
     * @return nothing when the event is not of its concern
     */
    Optional<Followed> follows(StripeEvent event);

    /**
     * Fetches the object and stores what it is now; in no transaction, in nobody's request, and beside others: of one
     * object after the other, but not of what belongs together.
     *
     * @throws io.stamgast.stripe.StripeFailure when Stripe does not answer: the event is worked off again later
     */
    void refresh(int tenantId, String stripeAccount, Followed object);
}
