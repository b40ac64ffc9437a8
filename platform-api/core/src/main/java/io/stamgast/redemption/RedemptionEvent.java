package io.stamgast.redemption;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A step in a redemption's life: {@code redemption.reserved}, {@code .confirmed}, {@code .fulfilled},
 * {@code .cancelled}, {@code .expired}, {@code .returned}.
 */
record RedemptionEvent(String eventType, UUID redemption, UUID account, UUID reward, int quantity, long points,
                       Instant occurredAt) implements DomainEvent {

    static RedemptionEvent of(Redemption redemption, Redemption.State reached, Instant now) {
        return new RedemptionEvent("redemption." + reached.name().toLowerCase(Locale.ROOT), redemption.id(),
                redemption.accountId(), redemption.rewardId(), redemption.quantity(), redemption.points(), now);
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
