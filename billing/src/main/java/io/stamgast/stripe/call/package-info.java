/**
 * What Stripe must do once: asked for in the transaction that decides it, sent at once or as soon as Stripe can be
 * reached, always with the same key until Stripe keeps an error under it, or has forgotten it
 * ({@link io.stamgast.stripe.Once}), and what it answered is stored with its effect in one transaction. What waits for
 * long, and what Stripe refuses, is told.
 *
 * <p>A feature implements {@link io.stamgast.stripe.call.StripeOperation}; it asks through
 * {@link io.stamgast.stripe.call.StripeCalls}.
 */
package io.stamgast.stripe.call;
