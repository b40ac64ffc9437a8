package io.stamgast.tier.standing;

import io.stamgast.kernel.DomainEvent;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * An account has another tier.
 *
 * @param from null for none, like {@code to}
 */
@DomainEvent.Type(name = "tier.upgraded", description = "An account reached a higher tier, or its first.")
@DomainEvent.Type(name = "tier.downgraded", description = "An account left a tier for a lower one, or for none.")
record TierMoved(String eventType, UUID account, @Nullable String from, @Nullable String to, Change reason,
                 Instant occurredAt) implements DomainEvent {

    static TierMoved of(boolean up, UUID account, Decision decision, Instant now) {
        return new TierMoved(up ? "tier.upgraded" : "tier.downgraded", account, decision.before().tier(),
                decision.after().tier(), decision.change(), now);
    }

    @Override
    public UUID subjectId() {
        return account;
    }

    @Override
    public UUID accountId() {
        return account;
    }
}
