/**
 * Taking down what somebody saw of an account's wallet: a distributor's report, the account's own word, an estimate.
 *
 * <p>Observations are only added; a wrong one is corrected by a later one. One that arrives for a period is recorded
 * under the lock of the account's balance, so that a close of that period either counts it or is marked as stale:
 * whoever closes periods observes {@link io.stamgast.wallet.observation.WalletsObserved} inside the transaction.
 */
package io.stamgast.wallet.observation;
