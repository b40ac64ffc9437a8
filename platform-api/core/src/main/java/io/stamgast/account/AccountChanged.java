package io.stamgast.account;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** An account's name, external id or place in its hierarchy changed. */
public record AccountChanged(UUID account, String externalId, String name, UUID parent, Instant occurredAt)
        implements DomainEvent {

    @Override
    public String eventType() {
        return "account.changed";
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
