package io.stamgast.ledger.due;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Points will be gone soon unless they are spent.
 *
 * @param lastDay the last day on which they can be spent, in the program's time zone
 * @param days how long before: 30 or 7
 */
@DomainEvent.Type(name = "points.expiring",
        description = "Points will expire unless they are spent; told of 30 and 7 days before.")
record PointsExpiring(UUID account, long points, LocalDate lastDay, int days, Instant occurredAt)
        implements DomainEvent {

    @Override
    public String eventType() {
        return "points.expiring";
    }

    @Override
    public UUID subjectId() {
        return account;
    }

    @Override
    public UUID accountId() {
        return account;
    }
}
