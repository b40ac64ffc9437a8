package io.stamgast.ledger;

import io.stamgast.kernel.DomainEvent;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the ledger tells others of: moves of points that no redemption tells of. */
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

    /**
     * Points were issued, or issued ones were taken back.
     *
     * @param account who bought or did something, or whose balance it is
     * @param kind what for
     * @param points above 0 when earned; below 0 or 0 when taken back
     * @param pending how many of these are, or were, not available yet
     * @param owed how many of those that were taken back the balance didn't cover and owes, as a positive number
     * @param waived how many were not taken back, because the balance may not go below 0
     */
    @DomainEvent.Type(name = "points.earned", description = "An account got points: for a purchase, an activity, a"
            + " referral, or with the close of a period. They may be pending at first.")
    @DomainEvent.Type(name = "points.taken-back", description = "Points that were issued were taken back: for a return,"
            + " or with the close of a period. What the balance does not cover is owed or waived.")
    record PointsMoved(String eventType, UUID account, Posting.Kind kind, UUID posting, @Nullable UUID purchase,
                       long points, long pending, long owed, long waived, Instant occurredAt) implements LedgerEvent {

        public static PointsMoved of(UUID account, Posting posting) {
            var occasion = posting.occasion();
            var points = posting.given();
            return new PointsMoved(points > 0 ? "points.earned" : "points.taken-back", account, occasion.kind(),
                    posting.id(), occasion.purchaseId(), points, posting.change(LedgerAccount.PENDING), posting.owed(),
                    posting.waived(), occasion.postedAt());
        }
    }

    /** Pending points became available. */
    @DomainEvent.Type(name = "points.released", description = "Pending points became available.")
    record PointsReleased(UUID account, UUID posting, long points, @Nullable UUID purchase, Instant occurredAt)
            implements LedgerEvent {
        @Override
        public String eventType() {
            return "points.released";
        }
    }

    /** Points went unspent for too long. */
    @DomainEvent.Type(name = "points.expired", description = "Points went unspent for too long, and are gone.")
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
    @DomainEvent.Type(name = "points.adjusted",
            description = "Points were given as a gift or by hand, taken by hand, or another posting was corrected.")
    record PointsAdjusted(UUID account, UUID posting, long points, @Nullable String reason, @Nullable UUID reverses,
                          Instant occurredAt) implements LedgerEvent {
        @Override
        public String eventType() {
            return "points.adjusted";
        }
    }

    /** The event that a posting is, or none; purchases' own are told of by who judges them. */
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
            case ACTIVITY, REFERRAL, TRUE_UP -> List.of(PointsMoved.of(account, posting));
            case EARNED, TAKEN_BACK, RESERVED, REDEEMED, CANCELLED -> List.of();
        };
    }
}
