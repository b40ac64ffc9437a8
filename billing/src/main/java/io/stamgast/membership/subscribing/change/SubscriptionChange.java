package io.stamgast.membership.subscribing.change;

import io.stamgast.membership.Membership.Collection;
import java.time.Instant;
import java.util.UUID;

/**
 * What shall become of a subscription: the parameters of a call. Null is no change.
 *
 * @param subscription Stripe's id
 * @param coupon Stripe's id
 * @param daysUntilDue of invoices; null for cards
 */
public record SubscriptionChange(String subscription, Boolean cancelAtPeriodEnd, Pause pause, Price price,
                                 String coupon, Collection collection, Integer daysUntilDue) {

    /** @param until when it ends by itself; null for not by itself */
    public record Pause(Instant until) {
    }

    /**
     * Another price.
     *
     * @param planVersion of the plan that it is of
     * @param prorateFrom from when on the difference is paid; null for from the next period on
     */
    public record Price(UUID plan, int planVersion, String stripePrice, Instant prorateFrom) {
    }

    static SubscriptionChange ending(String subscription, boolean atPeriodEnd) {
        return new SubscriptionChange(subscription, atPeriodEnd, null, null, null, null, null);
    }

    static SubscriptionChange paused(String subscription, Instant until) {
        return new SubscriptionChange(subscription, null, new Pause(until), null, null, null, null);
    }

    public static SubscriptionChange priced(String subscription, Price price) {
        return new SubscriptionChange(subscription, null, null, price, null, null, null);
    }

    static SubscriptionChange reduced(String subscription, String coupon) {
        return new SubscriptionChange(subscription, null, null, null, coupon, null, null);
    }

    static SubscriptionChange collected(String subscription, Collection collection, Integer daysUntilDue) {
        return new SubscriptionChange(subscription, null, null, null, null, collection, daysUntilDue);
    }

    /** A subscription, for a call that needs to know no more. */
    static SubscriptionChange of(String subscription) {
        return new SubscriptionChange(subscription, null, null, null, null, null, null);
    }
}
