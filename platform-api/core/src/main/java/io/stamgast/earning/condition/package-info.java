/**
 * Conditions of earn rules: CEL expressions over what a purchase, an account or an activity is. Typed and checked when
 * a rule set is saved, compiled once, run for each line; no run can take longer than a set number of steps.
 *
 * <p>Amounts are doubles in conditions, and in conditions only. An unknown text is empty; where a
 * condition can't be worked out, because a number is unknown or an attribute missing, it does not hold.
 */
package io.stamgast.earning.condition;
