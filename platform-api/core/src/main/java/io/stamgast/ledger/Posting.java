package io.stamgast.ledger;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What was posted on one occasion: transfers, and what they did to lots and debt.
 *
 * @param waived points that a return would have taken back but did not, because the balance may not go below zero
 */
public record Posting(UUID id, Occasion occasion, List<Entry> entries, List<Movement> movements, long waived) {

    /** What kind of occasion it was. */
    public enum Kind {
        EARNED, ACTIVITY, REFERRAL, TRUE_UP, TAKEN_BACK, RELEASED, RESERVED, REDEEMED, CANCELLED, EXPIRED, ADJUSTED,
        REVERSED
    }

    /**
     * One transfer; it sums to zero by construction.
     *
     * @param no its number in the posting, from 1
     */
    public record Entry(int no, LedgerAccount debit, LedgerAccount credit, long points) {
        public Entry {
            Objects.requireNonNull(debit, "debit");
            Objects.requireNonNull(credit, "credit");
            if (points <= 0 || debit == credit) {
                throw new IllegalArgumentException("a transfer moves points between two accounts: " + points + " from "
                        + debit + " to " + credit);
            }
        }
    }

    /**
     * What an entry did to a lot after its opening.
     *
     * @param lotId null is debt: below 0 debt made, above 0 debt repaid
     */
    public record Movement(int entryNo, UUID lotId, long points) {
        public Movement {
            if (points == 0) {
                throw new IllegalArgumentException("a movement moves points");
            }
        }
    }

    public Posting {
        entries = List.copyOf(entries);
        movements = List.copyOf(movements);
        if (waived < 0 || entries.isEmpty() && waived == 0) {
            throw new IllegalArgumentException("a posting has entries or waives points");
        }
    }

    /** What the account got by it, pending or available; below 0 what it lost. */
    public long given() {
        return change(LedgerAccount.AVAILABLE) + change(LedgerAccount.PENDING);
    }

    /** How many points it left the account owing, as a positive number. */
    public long owed() {
        return -movements.stream().filter(move -> move.lotId() == null && move.points() < 0).mapToLong(Movement::points)
                .sum();
    }

    /** By how much it changes that part of the account's points. */
    public long change(LedgerAccount account) {
        var change = 0L;
        for (var entry : entries) {
            change += entry.credit() == account ? entry.points() : 0;
            change -= entry.debit() == account ? entry.points() : 0;
        }
        return change;
    }
}
