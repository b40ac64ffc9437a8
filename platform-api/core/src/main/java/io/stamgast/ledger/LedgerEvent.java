package io.stamgast.ledger;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the ledger tells others of: moves of points that no purchase, activity, referral or redemption
 * tells of. */
public sealed interface LedgerEvent extends DomainEvent {

    UUID account();

    @Override
    default UUID subjectId() {
        return account();
    }

    @Override
    default UUID accountId() {
        return account();
    }

    /** Pending points became available. */
    record PointsReleased(UUID account, UUID posting, long points, UUID purchase, Instant occurredAt)
            implements LedgerEvent {
        @Override
        public String eventType() {
            return "points.released";
        }
    }

    /** Points went unspent for too long. */
    record PointsExpired(UUID account, UUID posting, long points, Instant occurredAt) implements LedgerEvent {
        @Override
        public String eventType() {
            return "points.expired";
        }
    }

    /**
     * Points were given (above 0), as a gift or by hand, or taken (below 0) by hand.
     *
     * @param reverses the posting that this corrects; null for an adjustment of its own
     */
    record PointsAdjusted(UUID account, UUID posting, long points, String reason, UUID reverses,
                          Instant occurredAt) implements LedgerEvent {
        @Override
        public String eventType() {
            return "points.adjusted";
        }
    }

    /** The event that a posting is, or none. */
    static List<LedgerEvent> of(UUID account, Posting posting) {
        var occasion = posting.occasion();
        var now = occasion.postedAt();
        return switch (occasion.kind()) {
            case RELEASED -> List.of(new PointsReleased(account, posting.id(),
                    posting.change(LedgerAccount.AVAILABLE), occasion.purchaseId(), now));
            case EXPIRED -> List.of(new PointsExpired(account, posting.id(),
                    -posting.change(LedgerAccount.AVAILABLE), now));
            case ADJUSTED, REVERSED -> List.of(new PointsAdjusted(account, posting.id(), posting.given(),
                    occasion.reason(), occasion.reversesId(), now));
            case EARNED, ACTIVITY, REFERRAL, TRUE_UP, TAKEN_BACK, RESERVED, REDEEMED, CANCELLED -> List.of();
        };
    }
}
