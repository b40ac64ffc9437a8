package io.stamgast.member;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** Somebody acts for an account no more. */
public record MemberRemoved(UUID member, UUID account, Instant at) implements DomainEvent {

    @Override
    public String eventType() {
        return "member.removed";
    }

    @Override
    public UUID subjectId() {
        return member;
    }

    @Override
    public Instant occurredAt() {
        return at;
    }
}
