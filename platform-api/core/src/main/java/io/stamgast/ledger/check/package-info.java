/**
 * Whether the ledger adds up, computed now and from the entries themselves: the invariants of the ledger as SQL, on
 * one snapshot of the database, so that postings made meanwhile don't disturb it.
 */
package io.stamgast.ledger.check;
