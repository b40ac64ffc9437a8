package io.stamgast.member;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** Somebody acts for an account no more. */
public record MemberRemoved(UUID member, UUID account, Instant occurredAt) implements DomainEvent {

    @Override
    public String eventType() {
        return "member.removed";
    }

    @Override
    public UUID subjectId() {
        return member;
    }

    @Override
    public UUID accountId() {
        return account;
    }
}
