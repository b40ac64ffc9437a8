/**
 * All that changes in a tenant's accounts, members, purchases, redemptions and ledger, from the beginning, for copies
 * elsewhere that are kept up to date: warehouses.
 *
 * <p>Unlike the events, which tell what happened and are kept for a while, this shows each object as it is now, at the
 * place of its last change. What stands there is read from the objects' own tables: each row keeps the transaction that
 * wrote it last, by a column's default, and nothing else is written. A place's order and who waits for whom is the same
 * as in {@code event}.
 */
package io.stamgast.change;
