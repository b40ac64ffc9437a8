package io.stamgast.event.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.Json;
import jakarta.annotation.Nullable;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** JSON Schemas, made of the records themselves. */
final class EventSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    /** What every event has beside its data. */
    private static final Set<String> ENVELOPE = Set.of("eventType", "subjectId", "accountId", "occurredAt");

    private EventSchema() {
    }

    static JsonNode of(DomainEvent.Type type, Class<? extends DomainEvent> record, Glossary members) {
        var schema = Json.MAPPER.createObjectNode().put("$schema", DIALECT).put("title", type.name())
                .put("description", type.description()).put("type", "object");
        var properties = schema.putObject("properties");
        properties.putObject("id").put("type", "string").put("format", "uuid")
                .put("description", "The event's id; the same however often it is delivered.");
        properties.putObject("type").put("const", type.name());
        properties.putObject("occurredAt").put("type", "string").put("format", "date-time")
                .put("description", "When it was done.");
        properties.set("account", absentOr(Json.MAPPER.createObjectNode().put("type", "string").put("format", "uuid")
                .put("description", "The account that it concerns; null for none, or more than one.")));
        properties.putObject("subject").put("type", "string").put("format", "uuid")
                .put("description", "The object that it happened to.");
        var data = properties.putObject("data").put("type", "object");
        var known = data.putObject("properties");
        for (var member : membersOf(record)) {
            known.set(member.getName(), schemaOf(member, members.of(type.name(), member.getName())));
        }
        require(data, known);
        require(schema, properties);
        return schema;
    }

    /** What stands in the data. */
    static List<RecordComponent> membersOf(Class<? extends DomainEvent> record) {
        return Arrays.stream(record.getRecordComponents()).filter(member -> !ENVELOPE.contains(member.getName()))
                .toList();
    }

    private static void require(ObjectNode schema, ObjectNode properties) {
        ArrayNode required = schema.putArray("required");
        properties.fieldNames().forEachRemaining(required::add);
    }

    private static JsonNode schemaOf(RecordComponent member, Glossary.Entry explained) {
        var schema = schemaOf(member.getType());
        schema.put("description", explained.description());
        return member.isAnnotationPresent(Nullable.class) ? absentOr(schema) : schema;
    }

    private static ObjectNode schemaOf(Class<?> type) {
        var schema = Json.MAPPER.createObjectNode();
        if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (type == long.class || type == Long.class || type == int.class || type == Integer.class) {
            return schema.put("type", "integer");
        }
        schema.put("type", "string");
        if (type == UUID.class) {
            return schema.put("format", "uuid");
        }
        if (type == Instant.class) {
            return schema.put("format", "date-time");
        }
        if (type == LocalDate.class) {
            return schema.put("format", "date");
        }
        if (type == BigDecimal.class) {
            return schema.put("pattern", "^-?\\d+(\\.\\d+)?$");
        }
        if (type.isEnum()) {
            var constants = schema.putArray("enum");
            Arrays.stream(type.getEnumConstants()).forEach(one -> constants.add(Json.MAPPER.valueToTree(one)));
            return schema;
        }
        if (type != String.class) {
            throw new IllegalStateException("an event's data can't hold " + type);
        }
        return schema;
    }

    private static ObjectNode absentOr(ObjectNode schema) {
        var type = schema.get("type");
        schema.putArray("type").add(type).add("null");
        if (schema.get("enum") instanceof ArrayNode constants) {
            constants.addNull();
        }
        return schema;
    }
}
