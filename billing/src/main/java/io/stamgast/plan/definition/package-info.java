/**
 * A membership plan as people write it: one document, with what it costs, how it is tried and what it brings. Knows
 * neither tables nor Stripe, but what Stripe can take.
 */
package io.stamgast.plan.definition;
