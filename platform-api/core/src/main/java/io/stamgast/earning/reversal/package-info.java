/**
 * What a correction by hand undoes beside the points: the sums that closes work from. A reversed purchase or return
 * counts as one that moved nothing, a reversed true-up as one that was never posted; what the purchase says of spending
 * stays a fact.
 *
 * <p>Works on what was stored when the posting was made, in the correction's own transaction and under the balance of
 * the account, and leaves it to the next close to post what is then different.
 */
package io.stamgast.earning.reversal;
