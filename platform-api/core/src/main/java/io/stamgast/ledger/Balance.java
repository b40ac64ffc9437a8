package io.stamgast.ledger;

import java.time.Instant;

/**
 * Where an account stands.
 *
 * @param available what may be spent; below 0 it is debt
 * @param lastPurchaseAt its latest own purchase; null before the first
 */
public record Balance(long available, long pending, long reserved, Instant lastPurchaseAt) {

    public static final Balance ZERO = new Balance(0, 0, 0, null);

    public Balance {
        if (pending < 0 || reserved < 0) {
            throw new IllegalArgumentException("pending and reserved must not be negative: " + pending + ", "
                    + reserved);
        }
    }

    public long debt() {
        return Math.max(0, -available);
    }

    /** What can be taken without making debt. */
    long spendable() {
        return Math.max(0, available);
    }

    Balance after(Posting.Entry entry) {
        return plus(entry.credit(), entry.points()).plus(entry.debit(), -entry.points());
    }

    Balance purchasedAt(Instant occurredAt) {
        var later = lastPurchaseAt == null || occurredAt.isAfter(lastPurchaseAt);
        return later ? new Balance(available, pending, reserved, occurredAt) : this;
    }

    private Balance plus(LedgerAccount account, long change) {
        return switch (account) {
            case AVAILABLE -> new Balance(Math.addExact(available, change), pending, reserved, lastPurchaseAt);
            case PENDING -> new Balance(available, Math.addExact(pending, change), reserved, lastPurchaseAt);
            case RESERVED -> new Balance(available, pending, Math.addExact(reserved, change), lastPurchaseAt);
            case ISSUED, REDEEMED, EXPIRED, ADJUSTED -> this;
        };
    }
}
