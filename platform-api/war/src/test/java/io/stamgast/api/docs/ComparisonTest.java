package io.stamgast.api.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {

    private static final String OLD = """
            openapi: 3.0.3
            info: {title: Small, version: '1'}
            servers: [{url: /api/v1}]
            paths:
              /accounts:
                get:
                  operationId: listAccounts
                  parameters:
                    - {name: state, in: query, schema: {type: string, enum: [OPEN, CLOSED]}}
                  responses:
                    '200':
                      description: Accounts.
                      content: {application/json: {schema: {$ref: '#/components/schemas/Account'}}}
                    '404': {description: '`not-found`'}
                post:
                  operationId: createAccount
                  requestBody:
                    required: true
                    content: {application/json: {schema: {$ref: '#/components/schemas/AccountInput'}}}
                  responses:
                    '201': {description: Made.}
              /points:
                get:
                  operationId: listPoints
                  responses:
                    '200': {description: Points.}
            components:
              schemas:
                Account:
                  type: object
                  additionalProperties: false
                  required: [id, name]
                  properties:
                    id: {type: string}
                    name: {type: string}
                    state: {type: string, enum: [OPEN, CLOSED]}
                AccountInput:
                  type: object
                  additionalProperties: false
                  required: [name]
                  properties:
                    name: {type: string, maxLength: 100}
                    kind: {type: string, enum: [SHOP, BAR]}
            """;

    private static String changed(String from, String to) {
        assertTrue(OLD.contains(from), from);
        return OLD.replace(from, to);
    }

    static Stream<Arguments> breaking() {
        return Stream.of(
                arguments("an operation is gone", "/points:", "/other:"),
                arguments("a parameter is required", "{name: state, in: query,",
                        "{name: state, in: query, required: true,"),
                arguments("a required parameter is new", "- {name: state",
                        "- {name: more, in: query, required: true, schema: {type: string}}\n        - {name: state"),
                arguments("a member is not answered", "        state: {type: string, enum: [OPEN, CLOSED]}\n", ""),
                arguments("a member is answered at times", "required: [id, name]", "required: [id]"),
                arguments("a member that is sent takes less", "enum: [SHOP, BAR]", "enum: [SHOP]"),
                arguments("a parameter takes less", "schema: {type: string, enum: [OPEN, CLOSED]}",
                        "schema: {type: string, enum: [OPEN]}"),
                arguments("a member must be sent", "required: [name]", "required: [name, kind]"),
                arguments("a text that is sent is shorter", "maxLength: 100", "maxLength: 10"),
                arguments("a member is of another type", "id: {type: string}", "id: {type: integer}"),
                arguments("a success has another status", "'201':", "'202':"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaking")
    void whatASystemMayFailByIsBroken(String what, String from, String to) {
        var comparison = Comparison.of("v1", OLD, changed(from, to));
        assertTrue(comparison.broken(), comparison.told());
    }

    static Stream<Arguments> adding() {
        return Stream.of(
                arguments("nothing", "OPEN", "OPEN"),
                arguments("words", "Accounts.", "All accounts."),
                arguments("an operation", "  /points:",
                        "  /more: {get: {responses: {'200': {description: x}}}}\n  /points:"),
                arguments("an optional parameter", "- {name: state",
                        "- {name: more, in: query, schema: {type: string}}\n        - {name: state"),
                arguments("a member of an answer", "        id: {type: string}",
                        "        id: {type: string}\n        more: {type: string}"),
                arguments("an optional member of what is sent", "        kind:",
                        "        more: {type: string}\n        kind:"),
                arguments("a value that may be sent", "enum: [SHOP, BAR]", "enum: [SHOP, BAR, INN]"),
                arguments("a value that may be answered", "state: {type: string, enum: [OPEN, CLOSED]}",
                        "state: {type: string, enum: [OPEN, CLOSED, NEW]}"),
                arguments("a refusal", "'404':", "'409': {description: x}\n        '404':"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("adding")
    void whatOnlyAddsBreaksNothing(String what, String from, String to) {
        var comparison = Comparison.of("v1", OLD, changed(from, to));
        assertFalse(comparison.broken(), comparison.told());
    }

    @Test
    void anotherVersionOfTheApiMayBreakAndSaysWhat() {
        var comparison = Comparison.of("v1", OLD,
                changed("/points:", "/other:").replace("version: '1'", "version: '2'"));
        assertFalse(comparison.broken());
        assertTrue(comparison.told().startsWith("Deliberately, version 1 → 2"), comparison.told());
        assertTrue(comparison.told().contains("/points"), comparison.told());
    }

    @Test
    void theLastReleaseIsTheNearestTagAndBreakingItIsNoticed(@TempDir Path repository) throws Exception {
        git(repository, "init", "-q");
        commit(repository, OLD, "v1.0.0");
        commit(repository, changed("/points:", "/other:"), "v1.1.0");
        commit(repository, OLD, "not-a-release");

        assertEquals("v1.1.0", new Releases(repository).last().orElseThrow().tag());
        var broken = Comparison.withLastRelease(repository, OLD);
        assertTrue(broken.broken() && broken.told().contains("/other"), broken.told());
        assertFalse(Comparison.withLastRelease(repository, changed("/points:", "/other:")).broken());
    }

    @Test
    void whereTheHistoryWasCutOffTheHighestVersionCounts(@TempDir Path repository) throws Exception {
        git(repository, "init", "-q");
        commit(repository, changed("/points:", "/other:"), "v1.9.0");
        commit(repository, OLD, "v1.10.0");
        git(repository, "checkout", "-q", "--orphan", "cut");
        commit(repository, OLD, "other");

        assertEquals("v1.10.0", new Releases(repository).last().orElseThrow().tag());
    }

    @Test
    void withoutATagOrARepositoryThatIsSaid(@TempDir Path directory) throws Exception {
        assertNothingToCompare(directory);
        git(directory, "init", "-q");
        assertNothingToCompare(directory);
        commit(directory, OLD, "other");
        assertNothingToCompare(directory);
    }

    private static void assertNothingToCompare(Path directory) {
        var comparison = Comparison.withLastRelease(directory, OLD);
        assertFalse(comparison.broken());
        assertTrue(comparison.told().startsWith("openapi.yaml was compared with nothing: no tag v"), comparison.told());
    }

    private static void commit(Path repository, String description, String tag) throws Exception {
        var file = repository.resolve(Releases.FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, description);
        git(repository, "add", ".");
        git(repository, "commit", "-q", "--allow-empty", "-m", tag);
        git(repository, "tag", tag);
    }

    private static void git(Path repository, String... command) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@t.test", "-c",
                "commit.gpgsign=false", "-C", repository.toString()));
        all.addAll(List.of(command));
        var process = new ProcessBuilder(all).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), said);
    }
}
