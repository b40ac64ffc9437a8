/**
 * What is to be done for a failed payment: a pure function of what is known of the case, its policy and an instant.
 *
 * <p>Everything that is planned has a key that stays the same however often it is asked for; what is recorded under its
 * key isn't planned again. So looking twice, late, or in any pieces does nothing twice.
 *
 * <p>A charge is the last thing that one look does, as its result decides what comes next; while it is under way,
 * everything else waits.
 *
 * <p>A case that stands still for a while is caught up kindly: of messages that are late only the latest is sent, a
 * charge is tried once, and the last step keeps the distance that the policy gives it from the one before. Knows no
 * table and no Stripe.
 */
package io.stamgast.dunning.decision;
