/** What a network and a payment provider do on a bad day, on demand and repeatable by a seed. */
package io.stamgast.stripe.simulator.disturbance;
