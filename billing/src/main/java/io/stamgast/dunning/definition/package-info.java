/**
 * Dunning policies as people write them: what is done on which day after a payment failed. Values that refuse, and a
 * default that every tenant has. Knows nothing of cases, of tables or of Stripe.
 */
package io.stamgast.dunning.definition;
