package io.stamgast.api.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The example of a schema as pages show it: its own, or one put together from those of its parts. What has none and
 * isn't plain by its type alone is missing.
 */
final class Example {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** What anybody would write for these. */
    private static final Map<String, String> PLAIN = Map.of("date-time", "2026-03-02T09:30:00Z", "date", "2026-03-02",
            "uuid", "0199a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b", "email", "bea@bakery.example",
            "uri", "https://loyalty.example.org/api/v1/accounts");

    private final Description description;
    private final Set<String> missing = new TreeSet<>();
    private final Deque<String> within = new ArrayDeque<>();

    Example(Description description) {
        this.description = description;
    }

    /** Where nothing was found, of all that was put together so far. */
    Set<String> missing() {
        return missing;
    }

    /** @param place of the schema, for who reads what is missing */
    JsonNode of(String place, JsonNode schema) {
        if (schema.has("example")) {
            return schema.get("example");
        }
        if (schema.has("$ref")) {
            return referred(schema.get("$ref").asText());
        }
        for (var choice : new String[] {"oneOf", "anyOf"}) {
            if (schema.has(choice)) {
                return of(place, schema.at("/" + choice + "/0"));
            }
        }
        if (schema.has("allOf")) {
            return all(place, schema);
        }
        for (var value : schema.path("enum")) {
            return value;
        }
        return schema.has("default") ? schema.get("default") : ofType(place, schema);
    }

    private JsonNode referred(String reference) {
        var name = reference.substring(Description.SCHEMAS.length());
        if (within.contains(name)) {
            return JSON.nullNode(); // it goes on like this for ever
        }
        within.push(name);
        var example = of(name, description.root().at(reference.substring(1)));
        within.pop();
        return example;
    }

    private JsonNode all(String place, JsonNode schema) {
        var whole = JSON.objectNode();
        for (var part : schema.get("allOf")) {
            var example = of(place, part);
            if (!(example instanceof ObjectNode object)) {
                return example;
            }
            whole.setAll(object);
        }
        return whole;
    }

    private JsonNode ofType(String place, JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "object" -> object(place, schema);
            case "array" -> JSON.arrayNode().add(of(place + "[]", schema.get("items")));
            case "boolean" -> JSON.booleanNode(true);
            case "string" -> PLAIN.containsKey(schema.path("format").asText())
                    ? JSON.textNode(PLAIN.get(schema.get("format").asText())) : nothing(place);
            default -> nothing(place);
        };
    }

    private JsonNode object(String place, JsonNode schema) {
        var object = JSON.objectNode();
        if (!schema.has("properties") && !schema.path("additionalProperties").isBoolean()) {
            return nothing(place);
        }
        schema.path("properties").properties().stream().filter(member -> !isIgnored(member.getValue()))
                .forEach(member -> add(object, place, member.getKey(), member.getValue()));
        return object;
    }

    private void add(ObjectNode object, String place, String name, JsonNode schema) {
        var example = of(place + "." + name, schema);
        if (!example.isNull()) {
            object.set(name, example);
        }
    }

    /** What was read may be sent back, but nobody would write it. */
    private static boolean isIgnored(JsonNode schema) {
        return schema.path("$ref").asText().equals(Description.SCHEMAS + "Ignored");
    }

    private JsonNode nothing(String place) {
        missing.add(place);
        return JSON.nullNode();
    }
}
