package io.stamgast.webhook.health;

import io.stamgast.kernel.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** {@code webhook-endpoint.disabled}: it is told of nothing any more until somebody switches it on. */
record EndpointDisabled(UUID webhookEndpoint, String url, String reason, Instant occurredAt) implements DomainEvent {

    @Override
    public String eventType() {
        return "webhook-endpoint.disabled";
    }

    @Override
    public UUID subjectId() {
        return webhookEndpoint;
    }
}
