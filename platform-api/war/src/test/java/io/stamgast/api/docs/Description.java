package io.stamgast.api.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.Keyword;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.format.PatternFormat;
import com.networknt.schema.oas.OpenApi30;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The committed document, to be walked through. */
final class Description {

    static final String SCHEMAS = "#/components/schemas/";

    private static final YAMLMapper YAML = new YAMLMapper();
    /** That of OpenAPI, where e-mail addresses may be in the domains that are for examples. */
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(OpenApi30.getInstance())
            .format(PatternFormat.of("email", "^[^@ ]+@[^@ ]+$", null))
            .keywords(Stream.of("components", "exclusiveMinimum", "exclusiveMaximum").<Keyword>map(
                    NonValidationKeyword::new).toList()).build();
    private static final JsonSchemaFactory SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V4,
            builder -> builder.metaSchema(DIALECT).defaultMetaSchemaIri(DIALECT.getIri()));
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode root;

    private Description(JsonNode root) {
        this.root = root;
    }

    static Description committed() {
        try (var file = Description.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            return of(file.readAllBytes());
        } catch (IOException defect) {
            throw new AssertionError(defect);
        }
    }

    static Description of(byte[] yaml) {
        try {
            return new Description(YAML.readTree(yaml));
        } catch (IOException defect) {
            throw new AssertionError(defect);
        }
    }

    JsonNode root() {
        return root;
    }

    /** By method and path. */
    Map<String, JsonNode> operations() {
        var operations = new TreeMap<String, JsonNode>();
        root.get("paths").properties().forEach(path -> path.getValue().properties().forEach(verb ->
                operations.put(verb.getKey() + " " + path.getKey(), verb.getValue())));
        return operations;
    }

    /** Itself, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(root.at(node.get("$ref").asText().substring(1))) : node;
    }

    /** What is wrong with a value of that schema; nothing for one that is right. */
    List<String> violations(JsonNode schema, JsonNode value) {
        var alone = YAML.createObjectNode();
        alone.set("components", root.get("components"));
        alone.putArray("allOf").add(schema);
        return SCHEMA.getSchema(alone, CONFIG).validate(value).stream().map(ValidationMessage::getMessage).toList();
    }

    /** Each schema of the document, those within others too, with the place where it stands. */
    void eachSchema(BiConsumer<String, JsonNode> look) {
        root.at("/components/schemas").properties().forEach(schema -> within(schema.getKey(), schema.getValue(), look));
        root.at("/components/parameters").properties()
                .forEach(one -> within(one.getKey(), one.getValue().path("schema"), look));
        operations().forEach((name, operation) -> bodies(operation).forEach(body ->
                within(name, body.path("schema"), look)));
    }

    private static void within(String place, JsonNode schema, BiConsumer<String, JsonNode> look) {
        look.accept(place, schema);
        schema.path("properties").properties()
                .forEach(member -> within(place + "." + member.getKey(), member.getValue(), look));
        for (var part : List.of("items", "additionalProperties")) {
            if (schema.path(part).isObject()) {
                within(place + "." + part, schema.get(part), look);
            }
        }
        for (var part : List.of("allOf", "oneOf", "anyOf")) {
            schema.path(part).forEach(one -> within(place + "." + part, one, look));
        }
    }

    /** What an operation takes and answers, by media types, where it isn't a response that many have. */
    private static List<JsonNode> bodies(JsonNode operation) {
        var bodies = new ArrayList<JsonNode>();
        operation.at("/requestBody/content").forEach(bodies::add);
        operation.get("responses").forEach(response -> response.path("content").forEach(bodies::add));
        return bodies;
    }
}
