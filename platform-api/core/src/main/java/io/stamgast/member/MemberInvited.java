package io.stamgast.member;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** Somebody may act for an account from now on. */
public record MemberInvited(UUID member, UUID account, MemberRole role, Instant occurredAt) implements DomainEvent {

    @Override
    public String eventType() {
        return "member.invited";
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
