/**
 * Checkouts: what an account asked to become a member of, and how Stripe is asked to let it. Each is a page of
 * Stripe's, or a subscription that is paid by invoice.
 */
package io.stamgast.membership.subscribing.checkout;
