package io.stamgast.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.kernel.Json;
import java.time.Instant;
import java.util.UUID;

/**
 * An event on the wire.
 *
 * @param id the same however often it is delivered
 * @param account null when it concerns no account, or more than one
 * @param subject the object it happened to
 * @param data what its type says; {@code GET /event-types/TYPE} has a schema
 */
public record EventView(UUID id, String type, Instant occurredAt, UUID account, UUID subject, JsonNode data) {

    public static EventView of(StoredEvent event) {
        return new EventView(event.id(), event.type(), event.occurredAt(), event.accountId(), event.subjectId(),
                Json.read(event.payload(), JsonNode.class));
    }
}
