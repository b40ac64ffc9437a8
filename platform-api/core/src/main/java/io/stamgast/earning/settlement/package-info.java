/**
 * What the close of a period does to accounts: their tallies at the multipliers that their shares reach, and the one
 * true-up that makes good the difference.
 *
 * <p>{@link io.stamgast.earning.settlement.Settlement} is the arithmetic, without a database;
 * {@link io.stamgast.earning.settlement.Settling} does it for a batch of accounts under the locks of their balances.
 * The same computation without locks and writing is the preview.
 */
package io.stamgast.earning.settlement;
