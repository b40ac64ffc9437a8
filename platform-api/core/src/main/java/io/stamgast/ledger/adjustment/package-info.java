/**
 * Points moved by hand: adjustments, which a program can want a second person to approve, and corrections of postings
 * by their opposite. Every one has a reason and stands in the audit log.
 */
package io.stamgast.ledger.adjustment;
