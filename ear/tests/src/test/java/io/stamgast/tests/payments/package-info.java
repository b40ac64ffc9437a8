/** Stripe at the platform's edges, played by the simulator that the demo starts. */
package io.stamgast.tests.payments;
