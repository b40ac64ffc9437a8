package io.stamgast.membership;

import io.stamgast.kernel.DomainEvent;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A membership began, became something else, or ended. */
@DomainEvent.Type(name = "membership.trial-started", description = "An account tries a plan.")
@DomainEvent.Type(name = "membership.trial-ending",
        description = "A trial ends in a few days, as many as the plan reminds of it before.")
@DomainEvent.Type(name = "membership.activated", description = "A membership is paid, or paid again.")
@DomainEvent.Type(name = "membership.defaulted",
        description = "A payment failed; benefits act on until the end of its grace.")
@DomainEvent.Type(name = "membership.paused", description = "A membership rests, without benefits.")
@DomainEvent.Type(name = "membership.suspended", description = "A membership is unpaid, and has no benefits.")
@DomainEvent.Type(name = "membership.ended", description = "A membership is over.")
@DomainEvent.Type(name = "membership.renewed", description = "The next period of a membership began, paid yet or not.")
@DomainEvent.Type(name = "membership.plan-changed",
        description = "A membership has another plan, or another version or price of its plan.")
@DomainEvent.Type(name = "membership.end-planned", description = "A membership will end at a time that is known.")
@DomainEvent.Type(name = "membership.end-withdrawn", description = "A membership that was to end goes on.")
public record MembershipEvent(String eventType, UUID membership, UUID account, UUID plan, int planVersion,
                              MembershipState state, @Nullable Instant trialEndsAt, @Nullable Instant periodEndsAt,
                              @Nullable Instant cancelsAt, @Nullable Instant endedAt,
                              @Nullable Membership.EndReason endReason, Instant occurredAt) implements DomainEvent {

    /** It has come to the state that it is in. */
    public static MembershipEvent reached(Membership membership, Instant now) {
        return of(switch (membership.state()) {
            case TRIALING -> "trial-started";
            case ACTIVE -> "activated";
            case PAST_DUE -> "defaulted";
            case PAUSED -> "paused";
            case UNPAID -> "suspended";
            case CANCELLED -> "ended";
        }, membership, now);
    }

    public static MembershipEvent trialEnding(Membership membership, Instant now) {
        return of("trial-ending", membership, now);
    }

    /** What happened when it became other than it was. */
    public static List<MembershipEvent> between(Membership before, Membership after, Instant now) {
        var events = new ArrayList<MembershipEvent>();
        if (isNextPeriod(before, after)) {
            events.add(of("renewed", after, now));
        }
        if (before.state() != after.state()) {
            events.add(reached(after, now));
        }
        if (!before.plan().equals(after.plan())) {
            events.add(of("plan-changed", after, now));
        }
        if (!after.state().isOver() && !Objects.equals(before.cancelsAt(), after.cancelsAt())) {
            events.add(of(after.cancelsAt() == null ? "end-withdrawn" : "end-planned", after, now));
        }
        return events;
    }

    /** The end of a trial or of a pause is none: a first period begins with it. */
    private static boolean isNextPeriod(Membership before, Membership after) {
        var isPaid = before.state() == MembershipState.ACTIVE || before.state() == MembershipState.PAST_DUE;
        return isPaid && !after.state().isOver() && before.periodEndsAt() != null && after.periodBeginsAt() != null
                && !after.periodBeginsAt().isBefore(before.periodEndsAt());
    }

    private static MembershipEvent of(String what, Membership membership, Instant now) {
        return new MembershipEvent("membership." + what, membership.id(), membership.accountId(),
                membership.plan().planId(), membership.plan().version(), membership.state(), membership.trialEndsAt(),
                membership.periodEndsAt(), membership.cancelsAt(), membership.endedAt(), membership.endReason(), now);
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
