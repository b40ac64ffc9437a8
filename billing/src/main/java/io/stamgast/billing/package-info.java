/**
 * Paid memberships: plans, subscriptions and dunning, billed through Stripe.
 *
 * <p>Stands right of every core feature and left of the portal. It implements the interfaces that core features
 * own (a multiplier on earning, eligibility for a reward); no core feature knows it.
 */
package io.stamgast.billing;
