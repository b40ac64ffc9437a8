package io.stamgast.account;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** An account became known, entered by somebody or enrolled by its first purchase. */
public record AccountCreated(UUID account, String externalId, String name, Instant occurredAt) implements DomainEvent {

    @Override
    public String eventType() {
        return "account.created";
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
