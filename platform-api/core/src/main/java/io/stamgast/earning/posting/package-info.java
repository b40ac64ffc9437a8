/**
 * Keeping purchases and posting their points: the hot path.
 *
 * <p>One transaction of two round trips and a commit: lock the balances and read all that judging needs
 * ({@code StateQuery}), judge in memory, write everything by one statement ({@code PostingWrite}). A single purchase, a
 * batch and a file go the same way; many are cut into chunks in which none depends on what another one writes, but for
 * the balances and fractions, which are worked in memory.
 *
 * <p>Promises: a purchase is kept and judged as a whole or not at all; the same purchase or the same Idempotency-Key,
 * even at the same moment, acts once and gets one answer; a bad purchase in a batch refuses only itself.
 */
package io.stamgast.earning.posting;
