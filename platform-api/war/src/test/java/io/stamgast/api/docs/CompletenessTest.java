package io.stamgast.api.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * That the description leaves nothing out, as far as it can be seen from itself; that it is true is seen by the tests
 * over HTTP.
 *
 * <p>An example needn't stand beside each body: it may be put together from those of the members, as pages do. Times,
 * ids and addresses are plain by their format, enumerations by their first value. Objects are explained by their
 * members' names and descriptions; what has no members says itself what it is. Files (CSV, gzip, forms) are described
 * in words.
 */
class CompletenessTest {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final Pattern CODE = Pattern.compile("`[a-z]+(-[a-z]+)*`");
    private static final Set<String> REFUSALS = Set.of("400", "401", "403", "429", "500", "503");

    private final Description description = Description.committed();
    private final List<String> lacking = new ArrayList<>();

    @Test
    void everyOperationHasANameASummaryAndOneOfTheTags() {
        var tags = new HashSet<String>();
        description.root().get("tags").forEach(tag -> tags.add(tag.get("name").asText()));
        var names = new HashSet<String>();
        description.operations().forEach((call, operation) -> {
            require(names.add(operation.path("operationId").asText()), call, "a name of its own");
            require(operation.path("operationId").asText().matches("[a-z][A-Za-z0-9]+"), call, "a name");
            require(!operation.path("summary").asText().isBlank(), call, "a summary");
            require(operation.path("tags").size() == 1 && tags.contains(operation.at("/tags/0").asText()), call,
                    "one tag that is listed");
        });
        assertEquals(List.of(), lacking);
    }

    @Test
    void everyTagIsDescribedAndUsed() {
        var used = new TreeSet<String>();
        description.operations().values().forEach(operation -> used.add(operation.at("/tags/0").asText()));
        var listed = new TreeSet<String>();
        description.root().get("tags").forEach(tag -> {
            listed.add(tag.get("name").asText());
            require(!tag.path("description").asText().isBlank(), tag.get("name").asText(), "a description");
        });
        assertEquals(listed, used);
        assertEquals(List.of(), lacking);
    }

    @Test
    void everyJsonThatIsTakenOrAnsweredHasAnExampleThatIsValid() {
        eachJson((place, body) -> {
            var example = new Example(description);
            var shown = body.has("example") ? body.get("example") : example.of(place, body.get("schema"));
            example.missing().forEach(part -> require(false, place, "an example of " + part));
            description.violations(body.get("schema"), shown)
                    .forEach(violation -> require(false, place, "a valid example: " + violation));
        });
        assertEquals(List.of(), lacking);
    }

    /** Requests and successes: a refusal is always the same. */
    private void eachJson(BiConsumer<String, JsonNode> look) {
        description.operations().forEach((call, operation) -> {
            var taken = operation.at("/requestBody/content").path(JSON);
            if (!taken.isMissingNode()) {
                look.accept(call, taken);
            }
            operation.get("responses").properties().forEach(answer -> {
                var body = description.resolved(answer.getValue()).path("content").path(JSON);
                if (!body.isMissingNode()) {
                    look.accept(call + " " + answer.getKey(), body);
                }
            });
        });
    }

    @Test
    void whateverIsCalledAnExampleIsValid() {
        var seen = new ArrayList<String>();
        description.eachSchema((place, schema) -> {
            if (schema.has("example")) {
                seen.add(place);
                description.violations(schema, schema.get("example"))
                        .forEach(violation -> require(false, place, "a valid example: " + violation));
            }
        });
        assertTrue(seen.size() > 500, seen.size() + " examples");
        assertEquals(List.of(), lacking);
    }

    @Test
    void everySchemaSaysWhatItIsOrHasMembersThatDo() {
        description.root().at("/components/schemas").properties().forEach(schema -> require(
                schema.getValue().has("description") || schema.getValue().path("properties").size() > 0,
                schema.getKey(), "a description"));
        assertEquals(List.of(), lacking);
    }

    @Test
    void everyRefusalIsAProblemWithTheCodesThatItCanHave() {
        eachProtected((call, operation) -> operation.get("responses").properties().stream()
                .filter(answer -> answer.getKey().compareTo("400") >= 0).forEach(answer -> {
                    var refusal = description.resolved(answer.getValue());
                    require(CODE.matcher(refusal.path("description").asText()).find(), call + " " + answer.getKey(),
                            "codes");
                    require(refusal.path("content").size() == 1 && refusal.path("content").has(PROBLEM),
                            call + " " + answer.getKey(), "a problem");
                }));
        assertEquals(List.of(), lacking);
    }

    @Test
    void everyOperationHasTheRefusalsThatAllHave() {
        eachProtected((call, operation) -> {
            var answers = operation.get("responses");
            REFUSALS.forEach(status -> require(answers.has(status), call, status));
            require(answers.has("413") || !operation.has("requestBody"), call, "413");
            require(answers.has("415") || !operation.has("requestBody"), call, "415");
            require(answers.has("406") || !hasBody(answers), call, "406");
        });
        assertEquals(List.of(), lacking);
    }

    private boolean hasBody(JsonNode answers) {
        return answers.properties().stream().anyMatch(answer -> answer.getKey().startsWith("2")
                && description.resolved(answer.getValue()).has("content"));
    }

    /** All but the links to unsubscribe, which are for people and answer with pages. */
    private void eachProtected(BiConsumer<String, JsonNode> look) {
        description.operations().forEach((call, operation) -> {
            if (!operation.has("security")) {
                look.accept(call, operation);
            }
        });
    }

    private void require(boolean there, String place, String what) {
        if (!there) {
            lacking.add(place + " lacks " + what);
        }
    }
}
