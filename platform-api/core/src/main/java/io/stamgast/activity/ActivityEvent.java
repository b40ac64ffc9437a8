package io.stamgast.activity;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * A step in an activity's life: {@code activity.reported} when it waits for approval, {@code activity.accepted},
 * {@code activity.rejected}.
 *
 * @param points what it earned; 0 while it isn't accepted
 */
record ActivityEvent(String eventType, UUID activity, UUID account, UUID member, String type, String subject,
                     String externalId, long points, UUID posting, String reason, Instant occurredAt)
        implements DomainEvent {

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
