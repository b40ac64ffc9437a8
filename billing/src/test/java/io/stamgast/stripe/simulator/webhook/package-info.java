/**
 * Telling others: endpoints, signatures, delivery at least once. What is undelivered is part of the state, so that it
 * survives a restart.
 */
package io.stamgast.stripe.simulator.webhook;
