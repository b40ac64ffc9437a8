package io.stamgast.plan.mirror;

import java.util.UUID;

/**
 * How a plan shall look at Stripe: the parameters of a call.
 *
 * @param tenant its alias
 * @param stripeProduct null when it is not there yet
 * @param description null for none
 */
record WantedProduct(UUID plan, String tenant, int version, String stripeProduct, String name, String description,
                     boolean active) {
}
