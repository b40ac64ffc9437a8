/**
 * A simulator of Stripe for tests and the demo: the official client talks to it over HTTP on 127.0.0.1, and time is
 * moved by hand. No money moves. Begin with {@link io.stamgast.stripe.simulator.StripeSimulator}.
 *
 * <p>It holds itself to what the official client's documentation says of API version 2026-07-29.dahlia. A parameter
 * that Stripe knows and the simulator does not is refused with the code {@code simulator_unsupported}: nothing is
 * ignored in silence.
 */
package io.stamgast.stripe.simulator;
