package io.stamgast.tests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What {@code openapi.yaml} says. */
final class Document {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();

    private Document(JsonNode root) {
        this.root = root;
        root.get("paths").properties().forEach(path -> path.getValue().properties().forEach(call ->
                operations.add(operation(path.getKey(), call.getKey().toUpperCase(), call.getValue()))));
    }

    static Document committed() {
        try {
            return new Document(YAML.readTree(Path.of(URI.create(System.getProperty("stamgast.openapi"))).toFile()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<Operation> operations() {
        return operations;
    }

    private Operation operation(String path, String verb, JsonNode call) {
        var parameters = new ArrayList<Operation.Parameter>();
        call.path("parameters").forEach(one -> {
            var found = resolved(one);
            parameters.add(new Operation.Parameter(found.get("name").asText(), found.get("in").asText(),
                    found.path("required").asBoolean(), found.get("schema"), found.get("example")));
        });
        var bodies = new LinkedHashMap<String, Operation.Body>();
        call.at("/requestBody/content").properties()
                .forEach(body -> bodies.put(body.getKey(), body(body.getValue())));
        var answers = new TreeSet<String>();
        call.get("responses").properties().stream().filter(answer -> answer.getKey().startsWith("2"))
                .forEach(answer -> resolved(answer.getValue()).path("content").fieldNames()
                        .forEachRemaining(answers::add));
        return new Operation(call.get("operationId").asText(), verb, path, parameters, bodies, List.copyOf(answers),
                call.get("description").asText().strip().endsWith("Roles: platform-operator."));
    }

    private static Operation.Body body(JsonNode media) {
        var examples = new ArrayList<JsonNode>();
        media.path("examples").forEach(example -> examples.add(example.get("value")));
        return new Operation.Body(media.get("schema"), examples);
    }

    /** The schema itself, where it is a reference, or nothing but one with another description. */
    JsonNode resolved(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolved(root.at(schema.get("$ref").asText().substring(1)));
        }
        var parts = schema.path("allOf");
        return parts.size() == 1 && !schema.has("properties") ? resolved(parts.get(0)) : schema;
    }

    /** All members of an object, those of its parts too. */
    Map<String, JsonNode> members(JsonNode schema) {
        var members = new LinkedHashMap<String, JsonNode>();
        schema.path("allOf").forEach(part -> members.putAll(members(resolved(part))));
        schema.path("properties").properties().forEach(one -> members.put(one.getKey(), one.getValue()));
        return members;
    }
}
