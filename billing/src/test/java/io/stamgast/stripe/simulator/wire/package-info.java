/** What goes over the wire: Stripe's objects as JSON, its form bodies, and its errors. */
package io.stamgast.stripe.simulator.wire;
