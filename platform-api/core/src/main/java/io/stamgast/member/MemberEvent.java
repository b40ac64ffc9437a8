package io.stamgast.member;

import io.stamgast.kernel.DomainEvent;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody may act for an account from now on, in another way, or no more.
 *
 * @param role null for one that is removed
 * @param formerRole null for one that is invited
 */
@DomainEvent.Type(name = "member.invited", description = "Somebody may act for an account from now on.")
@DomainEvent.Type(name = "member.changed", description = "A member's role, name or language changed.")
@DomainEvent.Type(name = "member.removed", description = "Somebody acts for an account no more.")
public record MemberEvent(String eventType, UUID member, UUID account, @Nullable MemberRole role,
                          @Nullable MemberRole formerRole, Instant occurredAt) implements DomainEvent {

    static MemberEvent invited(Member member, Instant now) {
        return new MemberEvent("member.invited", member.id(), member.accountId(), member.role(), null, now);
    }

    static MemberEvent changed(Member member, MemberRole before, Instant now) {
        return new MemberEvent("member.changed", member.id(), member.accountId(), member.role(), before, now);
    }

    static MemberEvent removed(Member member, Instant now) {
        return new MemberEvent("member.removed", member.id(), member.accountId(), null, member.role(), now);
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
