/**
 * How memberships and the recovery of their payments do, month by month.
 *
 * <p>Counted from our own tables when somebody asks, in the months of the program's time zone, by what is known now:
 * what becomes known late changes the months that it belongs to. Of a membership's history the row counts that was
 * written last of those that hold at the instant. A month's begin and end are the moments just before its first instant
 * and just before the next month's; of the month that runs, the end is now.
 *
 * <p>Money is never added across currencies: a plan, a policy and the totals have a row for each. A change of plan
 * moves a membership from one row to another, which is neither begun nor ended; over all plans
 * {@code atEnd = atBegin + began - voluntaryChurn - involuntaryChurn - trialsEnded - termsOver}, unless prices changed
 * their currency. Changes nothing and asks nobody.
 */
package io.stamgast.membership.figures;
