/**
 * What dunning does for memberships: it charges, writes, holds benefits back, and pauses, ends or changes them at
 * Stripe. Each of these happens once however often it is begun, and none that ends anything before Stripe has said that
 * the invoice is still not paid.
 */
package io.stamgast.membership.recovery;
