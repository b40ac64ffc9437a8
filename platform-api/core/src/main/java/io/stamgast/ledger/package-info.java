/**
 * The points ledger: double entry, append-only, whole points.
 *
 * <p>One account's points are worked in memory on a {@link io.stamgast.ledger.Book} whose balance row is locked;
 * {@link io.stamgast.ledger.Books} locks, loads and writes everything a transaction collected in one statement.
 * What is posted is never changed; a correction is a further posting that names the one it reverses. Balances, and
 * what is left of a lot, are sums kept so that they can be locked and read quickly; {@code GET /ledger/check}
 * compares them with the entries.
 *
 * <p>Promises: an account never spends what it does not have; points that are first to expire are spent first;
 * every credit repays debt first. Knows nothing of why points were earned or what they are spent on.
 */
package io.stamgast.ledger;
