package io.stamgast.membership;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** A membership began, became something else, or ended. */
public record MembershipEvent(UUID membership, UUID account, UUID plan, MembershipState state, Instant cancelsAt,
                              Instant endedAt, Membership.EndReason endReason, Instant occurredAt)
        implements DomainEvent {

    public static MembershipEvent of(Membership membership, Instant now) {
        return new MembershipEvent(membership.id(), membership.accountId(), membership.plan().planId(),
                membership.state(), membership.cancelsAt(), membership.endedAt(), membership.endReason(), now);
    }

    @Override
    public String eventType() {
        return "membership." + state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public UUID subjectId() {
        return membership;
    }

    @Override
    public UUID accountId() {
        return account;
    }
}
