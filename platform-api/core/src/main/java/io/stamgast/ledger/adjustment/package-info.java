/**
 * Points moved by hand: adjustments, which a program can want a second person to approve, and corrections of postings
 * by their opposite. Every one has a reason and stands in the audit log. What a posting did beside moving points is
 * undone with it by those who know ({@link io.stamgast.ledger.adjustment.PostingEffect}).
 */
package io.stamgast.ledger.adjustment;
