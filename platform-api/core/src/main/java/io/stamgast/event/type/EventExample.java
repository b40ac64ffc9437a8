package io.stamgast.event.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.Json;
import java.time.Instant;

/** Events that might have been, made of the examples of their members. */
final class EventExample {

    private static final String ID = "0199a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b";
    private static final Instant TIME = Instant.parse("2026-03-02T09:30:00Z");

    private EventExample() {
    }

    static JsonNode of(DomainEvent.Type type, Class<? extends DomainEvent> record, Glossary members) {
        var data = Json.MAPPER.createObjectNode();
        for (var member : EventSchema.membersOf(record)) {
            data.set(member.getName(), members.of(type.name(), member.getName()).example());
        }
        var event = EventRecord.of(record, type.name(), data, TIME);
        if (!event.eventType().equals(type.name())) {
            throw new IllegalStateException(record + " is never a " + type.name());
        }
        var example = Json.MAPPER.createObjectNode().put("id", ID).put("type", type.name());
        example.set("occurredAt", Json.MAPPER.valueToTree(TIME));
        example.set("account", Json.MAPPER.valueToTree(event.accountId()));
        example.set("subject", Json.MAPPER.valueToTree(event.subjectId()));
        example.set("data", Json.MAPPER.valueToTree(event));
        return example;
    }
}
