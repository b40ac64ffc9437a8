package io.stamgast.account.distributor;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A distributor became known, or is called otherwise. */
@DomainEvent.Type(name = "distributor.created", description = "A distributor became known.")
@DomainEvent.Type(name = "distributor.changed", description = "A distributor's name or external id changed.")
record DistributorEvent(String eventType, UUID distributor, String externalId, String name, Instant occurredAt)
        implements DomainEvent {

    static DistributorEvent of(String what, Distributor distributor, Instant now) {
        return new DistributorEvent("distributor." + what, distributor.id(), distributor.externalId(),
                distributor.name(), now);
    }

    @Override
    public UUID subjectId() {
        return distributor;
    }
}
