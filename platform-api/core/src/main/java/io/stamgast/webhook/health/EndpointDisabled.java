package io.stamgast.webhook.health;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** It is told of nothing any more until somebody switches it on. */
@DomainEvent.Type(name = "webhook-endpoint.disabled",
        description = "A webhook endpoint was switched off, because it took nothing for days or said that it is gone.")
record EndpointDisabled(UUID webhookEndpoint, String reason, Instant occurredAt) implements DomainEvent {

    @Override
    public String eventType() {
        return "webhook-endpoint.disabled";
    }

    @Override
    public UUID subjectId() {
        return webhookEndpoint;
    }
}
