package io.stamgast.earning;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A purchase earned points, or a return took points back.
 *
 * @param account who bought
 * @param points above 0 when earned, below 0 when taken back
 * @param posting where the ledger has them
 */
public record PointsMoved(UUID account, UUID purchase, UUID posting, long points, Instant occurredAt)
        implements DomainEvent {

    @Override
    public String eventType() {
        return points > 0 ? "points.earned" : "points.taken-back";
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
