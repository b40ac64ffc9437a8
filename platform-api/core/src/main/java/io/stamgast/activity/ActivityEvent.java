package io.stamgast.activity;

import io.stamgast.kernel.DomainEvent;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * A step in an activity's life: {@code activity.reported} when it waits for approval, {@code activity.accepted},
 * {@code activity.rejected}.
 *
 * @param points what it earned; 0 while it isn't accepted
 */
@DomainEvent.Type(name = "activity.reported",
        description = "An activity was reported, and waits for somebody to look at it.")
@DomainEvent.Type(name = "activity.accepted", description = "An activity counts, and has earned its points.")
@DomainEvent.Type(name = "activity.rejected", description = "An activity does not count.")
record ActivityEvent(String eventType, UUID activity, UUID account, @Nullable UUID member, String type,
                     @Nullable String subject, @Nullable String externalId, long points, @Nullable UUID posting,
                     @Nullable String reason, Instant occurredAt) implements DomainEvent {

    static ActivityEvent of(Activity activity, Instant now) {
        var step = switch (activity.state()) {
            case PENDING_APPROVAL -> "reported";
            case ACCEPTED -> "accepted";
            case REJECTED -> "rejected";
        };
        return new ActivityEvent("activity." + step, activity.id(), activity.accountId(), activity.memberId(),
                activity.type(), activity.subject(), activity.externalId(), activity.points(), activity.postingId(),
                activity.reason(), now);
    }

    @Override
    public UUID subjectId() {
        return activity;
    }

    @Override
    public UUID accountId() {
        return account;
    }
}
