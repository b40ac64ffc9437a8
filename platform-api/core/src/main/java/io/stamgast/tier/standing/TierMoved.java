package io.stamgast.tier.standing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/**
 * An account has another tier: {@code tier.upgraded}, {@code tier.downgraded}.
 *
 * @param from null for none, like {@code to}
 */
record TierMoved(@JsonIgnore boolean up, UUID account, String from, String to, Change reason, Instant occurredAt)
        implements DomainEvent {

    @Override
    public String eventType() {
        return up ? "tier.upgraded" : "tier.downgraded";
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
