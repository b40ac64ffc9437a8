package io.stamgast.plan;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A version of a plan can be taken from now on. */
@DomainEvent.Type(name = "membership-plan.published",
        description = "A plan, or a new version of it, can be taken from now on; members keep the version they have.")
record PlanPublished(UUID plan, String code, int version, Instant occurredAt) implements DomainEvent {

    @Override
    public String eventType() {
        return "membership-plan.published";
    }

    @Override
    public UUID subjectId() {
        return plan;
    }
}
