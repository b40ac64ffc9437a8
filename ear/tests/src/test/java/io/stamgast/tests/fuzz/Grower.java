package io.stamgast.tests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Grows values of a schema. What names something names a thing that is there, as far as one is known. */
final class Grower {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** What must not be there yet when something is made by it. */
    private static final Set<String> UNIQUE = Set.of("externalId", "invoiceNumber", "subject", "alias");
    private static final Set<String> EMAILS = Set.of("email", "adminEmail");
    private static final Map<String, String> OF_PATTERN = Map.of("^https?://[^\\s]+$", "https://shop.example/a",
            "^\\d{4}-\\d{2}$", "2026-01", "^[A-Z]{3}$", "EUR", "^\\d\\d-\\d\\d$", "12-31",
            "^[A-Za-z_][A-Za-z0-9_]{0,49}$", "region", "^\\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$", "2026-Q1");
    private static final long DAY_SECONDS = 86_400;
    private static final int SOME = 3;
    private static final int LONG_TEXT = 300;

    private final Document document;
    private final Chance chance;

    Grower(Document document, Chance chance) {
        this.document = document;
        this.chance = chance;
    }

    /** @param name of the member or the parameter that it is for */
    JsonNode grow(String name, JsonNode reference, Things things) {
        var schema = document.resolved(reference);
        var example = schema.has("example") ? schema.get("example") : reference.get("example");
        if (example != null && chance.oneIn(2)) {
            return fitted(name, example, things);
        }
        if (schema.has("oneOf")) {
            return grow(name, chance.of(Things.all(schema.get("oneOf"))), things);
        }
        return switch (schema.path("type").asText("any")) {
            case "object" -> object(schema, things);
            case "array" -> array(name, schema, things);
            case "integer" -> JSON.numberNode(whole(schema));
            case "number" -> Json.literal(chance.between(0, 1000) + ".5");
            case "boolean" -> JSON.booleanNode(chance.oneIn(2));
            case "string" -> JSON.textNode(text(name, schema, things));
            default -> schema.has("allOf") ? object(schema, things) : JSON.nullNode();
        };
    }

    /** An example, with the names of things that are there. */
    JsonNode fitted(String name, JsonNode example, Things things) {
        if (example.isObject()) {
            var object = JSON.objectNode();
            example.properties().forEach(one -> object.set(one.getKey(),
                    fitted(one.getKey(), one.getValue(), things)));
            return object;
        }
        if (example.isArray()) {
            var array = JSON.arrayNode();
            example.forEach(one -> array.add(fitted("", one, things)));
            return array;
        }
        if (!example.isTextual()) {
            return example;
        }
        if (UNIQUE.contains(name)) {
            return JSON.textNode(chance.fresh());
        }
        return EMAILS.contains(name) ? JSON.textNode(chance.fresh() + "@theirs.test")
                : things.named(name, chance).<JsonNode>map(JSON::textNode).orElse(example);
    }

    private JsonNode object(JsonNode schema, Things things) {
        var object = JSON.objectNode();
        var required = Things.all(schema.path("required")).stream().map(JsonNode::asText).toList();
        document.members(schema).forEach((name, member) -> {
            if (required.contains(name) || chance.oneIn(SOME)) {
                var nullable = document.resolved(member).path("nullable").asBoolean();
                object.set(name, nullable && chance.oneIn(SOME) ? JSON.nullNode() : grow(name, member, things));
            }
        });
        var more = schema.path("additionalProperties");
        if (more.isObject()) {
            for (var i = chance.between(0, 2); i > 0; i--) {
                object.set("a" + i, grow("", more, things));
            }
        }
        return object;
    }

    private JsonNode array(String name, JsonNode schema, Things things) {
        var array = JSON.arrayNode();
        var least = schema.path("minItems").asInt(0);
        var most = Math.min(schema.path("maxItems").asInt(SOME), least + SOME);
        for (var i = chance.between(least, Math.max(least, most)); i > 0; i--) {
            array.add(grow(name, schema.get("items"), things));
        }
        return array;
    }

    private long whole(JsonNode schema) {
        var least = schema.path("minimum").asLong(-5);
        var most = schema.path("maximum").asLong(schema.path("format").asText().equals("int64")
                ? Long.MAX_VALUE : Integer.MAX_VALUE);
        return switch (chance.between(0, 5)) {
            case 0 -> least;
            case 1 -> most;
            default -> Math.min(most, least + chance.between(0, 20));
        };
    }

    private String text(String name, JsonNode schema, Things things) {
        if (schema.has("enum")) {
            return chance.of(Things.all(schema.get("enum")).stream().filter(one -> !one.isNull()).toList()).asText();
        }
        if (UNIQUE.contains(name)) {
            return chance.fresh();
        }
        if (EMAILS.contains(name)) {
            return chance.fresh() + "@theirs.test";
        }
        return things.named(name, chance).orElseGet(() -> anyText(schema));
    }

    private String anyText(JsonNode schema) {
        var time = Instant.now().plusSeconds(chance.between(-1000, 1) * DAY_SECONDS).truncatedTo(ChronoUnit.SECONDS);
        return switch (schema.path("format").asText()) {
            case "date-time" -> time.toString();
            case "date" -> time.toString().substring(0, 10);
            case "uuid" -> new UUID(chance.anyLong(), chance.anyLong()).toString();
            case "uri" -> "https://shop.example/" + chance.fresh();
            default -> schema.has("pattern") ? ofPattern(schema.get("pattern").asText()) : ofLength(schema);
        };
    }

    private String ofPattern(String pattern) {
        if (pattern.contains("\\.\\d{1,18}")) {
            return chance.between(0, 5000) + "." + chance.between(10, 99);
        }
        return OF_PATTERN.getOrDefault(pattern, "c" + chance.fresh().replace("-", ""));
    }

    private String ofLength(JsonNode schema) {
        var least = schema.path("minLength").asInt(0);
        var most = Math.max(least, Math.min(schema.path("maxLength").asInt(20), LONG_TEXT));
        var length = chance.oneIn(4) ? most : Math.min(most, least + 8);
        return chance.oneIn(4) ? "\u00fc".repeat(length) : "w".repeat(length);
    }
}
