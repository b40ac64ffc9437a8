/**
 * The state behind the API: accounts that know nothing of each other, their objects, their time and what is due, and
 * the events that every change leaves.
 *
 * <p>One lock guards all of it. Whatever changes it does so inside {@link World#change}, which writes the change to
 * the journal before anybody is told.
 */
package io.stamgast.stripe.simulator.world;
