/**
 * Dunning cases: one for each invoice that wasn't paid, from the first failure to its end.
 *
 * <p>{@link io.stamgast.dunning.recovery.DunningCases} opens cases and takes down what happens to them. A round looks
 * at those that are due, lets {@code decision} decide, writes down what it begins, has it done by
 * {@link io.stamgast.dunning.action.DunningActions}, and writes down the result. Whoever is cut off in between is
 * followed by somebody who does the same again, under the same key.
 *
 * <p>Promises that nothing is begun twice, that a case keeps the version of its policy, and that nothing is done after
 * its end but the offer to come back. Doesn't know how anything is done, and nothing of Stripe.
 */
package io.stamgast.dunning.recovery;
