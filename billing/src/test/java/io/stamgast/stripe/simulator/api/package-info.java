/**
 * Stripe's API in general: keys, accounts, idempotency, parameters, lists, expansion, errors. What the calls do is
 * theirs who register a {@link io.stamgast.stripe.simulator.api.Route}.
 */
package io.stamgast.stripe.simulator.api;
