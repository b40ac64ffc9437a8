/**
 * How accounts take, change and end memberships: what people ask for is decided in a transaction, which asks for a call
 * to Stripe; the call is sent once that has committed, and what came of it is read back from Stripe.
 *
 * <p>This package has what all of that shares: the lock on an account, the choice of a plan, the answer to a decision,
 * Stripe's customers, and how not to make a thing twice there. {@code taking} begins memberships by a {@code checkout},
 * {@code once} knows those that are paid once, {@code change} changes and ends them, {@code desk} shows them,
 * {@code tax} keeps tax ids, {@code migration} moves members to newer prices.
 */
package io.stamgast.membership.subscribing;
