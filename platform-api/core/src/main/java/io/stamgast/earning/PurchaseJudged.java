package io.stamgast.earning;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A purchase that had waited for rules was judged by a version that was published for its time.
 *
 * @param points what it earned; below 0 what it took back
 */
@DomainEvent.Type(name = "purchase.judged",
        description = "A purchase that had waited for rules was judged by a version published for its time.")
public record PurchaseJudged(UUID purchase, UUID account, UUID ruleSet, long points, Instant occurredAt)
        implements DomainEvent {

    @Override
    public String eventType() {
        return "purchase.judged";
    }

    @Override
    public UUID subjectId() {
        return purchase;
    }

    @Override
    public UUID accountId() {
        return account;
    }
}
