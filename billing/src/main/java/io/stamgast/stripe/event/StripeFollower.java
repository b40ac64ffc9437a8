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
     * Fetches the object and stores what it is now; in no transaction and in nobody's request. Other objects are
     * refreshed at the same time, also such as belong to this one.
     *
     * @throws io.stamgast.stripe.StripeFailure when Stripe does not answer: the event is worked off again later
     */
    void refresh(int tenantId, String stripeAccount, Followed object);
}
