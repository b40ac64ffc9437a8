/**
 * Memberships that are paid once, for some months or for ever. Stripe has no subscription of them: they begin when
 * Stripe's page is paid, and end here when their time is over.
 */
package io.stamgast.membership.subscribing.once;
