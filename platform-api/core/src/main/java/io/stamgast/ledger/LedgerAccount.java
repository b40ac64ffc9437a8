package io.stamgast.ledger;

/** Where points are: three places per loyalty account, four per program. */
public enum LedgerAccount {
    PENDING, AVAILABLE, RESERVED, ISSUED, REDEEMED, EXPIRED, ADJUSTED
}
