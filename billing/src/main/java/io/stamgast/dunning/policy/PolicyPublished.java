package io.stamgast.dunning.policy;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A version is published: new cases run by it. */
@DomainEvent.Type(name = "dunning-policy.published",
        description = "A version of the dunning policy was published; new cases run by it.")
record PolicyPublished(UUID policy, String name, Instant occurredAt) implements DomainEvent {

    @Override
    public String eventType() {
        return "dunning-policy.published";
    }

    @Override
    public UUID subjectId() {
        return policy;
    }
}
