package io.stamgast.tests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * One call that the document has.
 *
 * @param path below {@code /api/v1}, with its parameters in braces
 * @param bodies what it takes, by media type; a reference is not followed yet
 * @param answers the media types of its successes
 */
record Operation(String id, String verb, String path, List<Parameter> parameters, Map<String, Body> bodies,
                 List<String> answers, boolean isOperators) {

    /** @param in {@code path}, {@code query} or {@code header} */
    record Parameter(String name, String in, boolean required, JsonNode schema, JsonNode example) {
    }

    /** @param examples whole ones that the media type itself has */
    record Body(JsonNode schema, List<JsonNode> examples) {
    }

    /** The path without the names of its parameters. */
    String template() {
        return nameless(path);
    }

    static String nameless(String path) {
        return path.replaceAll("\\{[^}]*}", "{}");
    }

    List<Parameter> in(String where) {
        return parameters.stream().filter(parameter -> parameter.in().equals(where)).toList();
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
