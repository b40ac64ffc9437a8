package io.stamgast.redemption;

import io.stamgast.kernel.DomainEvent;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A step in a redemption's life: {@code redemption.reserved}, {@code .confirmed}, {@code .fulfilled},
 * {@code .cancelled}, {@code .expired}, {@code .returned}.
 */
@DomainEvent.Type(name = "redemption.reserved",
        description = "An account chose a reward; its points are set aside until it is confirmed.")
@DomainEvent.Type(name = "redemption.confirmed", description = "A reward was paid for with the points set aside.")
@DomainEvent.Type(name = "redemption.fulfilled", description = "A reward was handed out.")
@DomainEvent.Type(name = "redemption.cancelled",
        description = "A redemption was cancelled; the points are available again.")
@DomainEvent.Type(name = "redemption.expired",
        description = "A reward that was chosen was not confirmed in time; the points are available again.")
@DomainEvent.Type(name = "redemption.returned", description = "A reward came back; the points are available again.")
record RedemptionEvent(String eventType, UUID redemption, UUID account, @Nullable UUID member, UUID reward,
                       int quantity, long points, Instant occurredAt) implements DomainEvent {

    static RedemptionEvent of(Redemption redemption, Redemption.State reached, Instant now) {
        return new RedemptionEvent("redemption." + reached.name().toLowerCase(Locale.ROOT), redemption.id(),
                redemption.accountId(), redemption.memberId(), redemption.rewardId(),
                redemption.quantity(), redemption.points(), now);
    }

    @Override
    public UUID subjectId() {
        return redemption;
    }

    @Override
    public UUID accountId() {
        return account;
    }
}
