package io.stamgast.api.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The codes of refusals, as the sources write them and as the description names them. That each stands at the calls
 * that answer with it is seen by the tests over HTTP.
 */
class CodesTest {

    private static final List<Path> SOURCES = List.of(Path.of("src", "main", "java"),
            Path.of("..", "core", "src", "main", "java"), Path.of("..", "..", "billing", "src", "main", "java"));
    private static final Pattern THROWN = Pattern.compile("\\b(?:malformed|conflict|ruleBroken|unavailable|unsupported"
            + "|unknown|none|gone|forbidden)\\(\\s*\"([a-z-]+)\"");
    private static final Pattern NAMED = Pattern.compile("`([a-z]+(?:-[a-z]+)*)`");
    /** Stripe is told them, or a job that failed names them. */
    private static final Set<String> ELSEWHERE = Set.of("invalid-event", "invalid-signature", "ledger-unsound",
            "rows-refused");
    /** Put together from the status, or written before the API is reached. */
    private static final Set<String> BY_STATUS = Set.of("bad-request", "not-acceptable", "unauthorized");

    @Test
    void everyCodeThatIsThrownIsNamed() throws IOException {
        var thrown = THROWN.matcher(sources()).results().map(code -> code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(thrown.containsAll(ELSEWHERE), thrown.toString());
        thrown.removeAll(ELSEWHERE);
        thrown.removeAll(named());
        assertEquals(Set.of(), thrown);
    }

    @Test
    void noCodeIsNamedThatNothingAnswersWith() throws IOException {
        var sources = sources();
        var named = named();
        named.removeAll(BY_STATUS);
        named.removeIf(code -> sources.contains('"' + code + '"'));
        assertEquals(Set.of(), named);
    }

    private static Set<String> named() {
        var description = Description.committed();
        var named = new TreeSet<String>();
        description.operations().values().forEach(operation -> operation.get("responses").properties().stream()
                .filter(answer -> answer.getKey().compareTo("400") >= 0)
                .forEach(answer -> NAMED.matcher(description.resolved(answer.getValue()).path("description").asText())
                        .results().forEach(code -> named.add(code.group(1)))));
        return named;
    }

    private static String sources() throws IOException {
        var all = new StringBuilder();
        for (var module : SOURCES) {
            try (var files = Files.walk(module)) {
                for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }
}
