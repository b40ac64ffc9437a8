/**
 * Talking to Stripe: a secret key of the platform for each mode, each tenant's own connected account, and what a
 * failure means.
 *
 * <p>{@link io.stamgast.stripe.call} sends what must happen once, {@link io.stamgast.stripe.connect} knows the tenants'
 * accounts, {@link io.stamgast.stripe.event} takes what Stripe tells. Knows nothing of memberships. No card data comes
 * here: people give it to Stripe's own pages.
 */
package io.stamgast.stripe;
