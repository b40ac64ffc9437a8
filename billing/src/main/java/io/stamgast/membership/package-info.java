/**
 * Paid memberships of accounts: an image of subscriptions at Stripe, with their history and invoices.
 *
 * <p>A membership begins when Stripe's page is completed. It is {@code TRIALING} until the first payment is due, then
 * {@code ACTIVE}; {@code PAST_DUE} while a payment is being recovered, {@code UNPAID} when that was given up without an
 * end; {@code PAUSED} by hand or when a trial ends without a payment method; {@code CANCELLED} at its end. Nothing here
 * decides what Stripe decides: {@link io.stamgast.membership.sync} writes down what it says.
 */
package io.stamgast.membership;
