/**
 * What Stripe tells: taken once its signature is checked, stored before it is answered, and worked off by a round. An
 * event says only that something changed: whoever follows the object fetches it anew, so that events may come in any
 * order, any number of times, after any delay.
 *
 * <p>Events that nobody follows, and of other versions of the API, are kept and shown; those of accounts that are
 * nobody's are kept and named in the log.
 */
package io.stamgast.stripe.event;
