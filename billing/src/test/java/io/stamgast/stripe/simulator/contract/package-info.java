/**
 * Which parameters a call takes and of what type, read from the parameter classes of the official client, which are
 * made from Stripe's own specification.
 */
package io.stamgast.stripe.simulator.contract;
