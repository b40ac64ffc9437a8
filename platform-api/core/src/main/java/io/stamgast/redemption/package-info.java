/**
 * Handing out rewards for points.
 *
 * <p>The life of a redemption begins with a reservation, which sets points, stock and codes aside in one transaction:
 * an account never pays for a reward that isn't there, and never gets one unpaid. It is confirmed, which spends the
 * points, and fulfilled; or it is cancelled, or runs out of time, and everything goes back. What was fulfilled can be
 * returned. The price of the reservation holds to its end.
 *
 * <p>Every step locks the account's balance first and the reward's stock second, so that steps of one account follow
 * one another and no two wait for each other. Knows nothing of tiers, segments or webhooks.
 */
package io.stamgast.redemption;
