/**
 * What customers do beside buying: a course done, a review, a check-in, as the tenant's systems report it.
 *
 * <p>The life of an activity begins with a report. Under the lock of the account's balance it is told from one that is
 * known already, compared with its type's attributes and counted against its type's caps; where the type says so, it
 * then waits for somebody of the tenant. What is accepted is worth what the earn rules in force at its time say, and is
 * posted in the same transaction. What is rejected counts for nothing: neither against caps nor as the one that an
 * account may have for a subject.
 *
 * <p>Judges nothing itself: {@link io.stamgast.activity.ActivityRewards} is what it asks.
 */
package io.stamgast.activity;
