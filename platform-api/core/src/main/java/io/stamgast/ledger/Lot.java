package io.stamgast.ledger;

import io.stamgast.kernel.Ids;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Points that came in together and expire together.
 *
 * @param purchaseId the purchase that earned them; null for others
 * @param points what it opened with, never changed
 * @param remaining {@code points} plus the sum of its movements
 * @param releaseAt when it opens, if it was pending first
 * @param openedAt when its points became available; null while they are pending
 * @param expiresAt null for never; under inactivity the earliest time
 * @param idleMonths expires that long after the last own purchase, but not before {@code expiresAt}; null for a fixed
 *        time
 */
public record Lot(UUID id, UUID postingId, int entryNo, UUID purchaseId, long points, long remaining,
                  Instant releaseAt, Instant openedAt, Instant expiresAt, Integer idleMonths) {

    public Lot {
        if (points <= 0 || remaining < 0 || remaining > points) {
            throw new IllegalArgumentException("a lot of " + points + " can't have " + remaining + " left");
        }
        if (openedAt == null && releaseAt == null) {
            throw new IllegalArgumentException("a pending lot is released at some time");
        }
    }

    static Lot pending(UUID postingId, int entryNo, UUID purchaseId, long points, Instant releaseAt) {
        return new Lot(Ids.next(), postingId, entryNo, purchaseId, points, points, releaseAt, null, null, null);
    }

    static Lot open(UUID postingId, int entryNo, UUID purchaseId, long points, Instant now, LedgerTerms terms) {
        return new Lot(Ids.next(), postingId, entryNo, purchaseId, points, points, null, now,
                terms.expiryPolicy().expiresAt(now), terms.expiryPolicy().idleMonths());
    }

    boolean isPending() {
        return openedAt == null;
    }

    boolean isOpen() {
        return openedAt != null && remaining > 0;
    }

    /** When it is gone; {@link Instant#MAX} for never. */
    Instant expiry(Instant lastPurchaseAt, ZoneId zone) {
        if (expiresAt == null) {
            return Instant.MAX;
        }
        return idleMonths == null ? expiresAt
                : ExpiryPolicy.idleExpiry(expiresAt, idleMonths, lastPurchaseAt, zone);
    }

    Lot plus(long change) {
        return new Lot(id, postingId, entryNo, purchaseId, points, remaining + change, releaseAt, openedAt, expiresAt,
                idleMonths);
    }

    Lot openedAt(Instant now, LedgerTerms terms) {
        return new Lot(id, postingId, entryNo, purchaseId, points, remaining, releaseAt, now,
                terms.expiryPolicy().expiresAt(now), terms.expiryPolicy().idleMonths());
    }

    Lot livingUntil(Instant end) {
        return new Lot(id, postingId, entryNo, purchaseId, points, remaining, releaseAt, openedAt, end, null);
    }
}
