package io.stamgast.plan.mirror;

import io.stamgast.plan.definition.Interval;
import java.util.UUID;

/**
 * How a price shall look at Stripe: the parameters of a call.
 *
 * @param tenant its alias
 * @param stripePrice null when it is not there yet
 */
record WantedPrice(UUID price, UUID plan, String tenant, String stripeProduct, String stripePrice, String code,
                   long amountMinor, String currency, Interval interval, boolean active) {
}
