package io.stamgast.tests.edges;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.ApiClient;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tables of requests that must be refused, one per line: {@code VERB PATH BODY => STATUS CODE FIELD: MESSAGE}. What
 * stands after the arrow is how the answer begins in these words; without a field, the detail stands there. Status and
 * code are {@code 400 invalid-request} where they are left out.
 */
final class Refusals {

    private static final Pattern LINE = Pattern.compile("(\\S+) (\\S+)(?: (.*))? => (.*)");
    private static final String INVALID = "400 invalid-request ";

    private Refusals() {
    }

    static void assertRefused(ApiClient api, String table) {
        var wrong = new ArrayList<String>();
        table.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new AssertionError("not a line of a table: " + line);
            }
            var answer = told(send(api, parts.group(1), parts.group(2), parts.group(3)));
            var expected = Character.isDigit(parts.group(4).charAt(0)) ? parts.group(4) : INVALID + parts.group(4);
            if (!answer.startsWith(expected)) {
                wrong.add(line + "\n   but: " + answer);
            }
        });
        assertEquals(List.of(), wrong, () -> "\n" + String.join("\n", wrong) + "\n");
    }

    private static Answer send(ApiClient api, String verb, String path, String body) {
        return switch (verb) {
            case "GET" -> api.get(path);
            case "POST" -> api.post(path, body == null ? "" : body);
            case "PUT" -> api.put(path, body == null ? "" : body);
            case "DELETE" -> api.delete(path);
            default -> throw new AssertionError(verb);
        };
    }

    static String told(Answer answer) {
        return told(answer.status(), answer.header("Content-Type"), answer.status() < 400 ? null : answer.json());
    }

    static String told(int status, String type, JsonNode problem) {
        if (!"application/problem+json".equals(type)) {
            return status + " " + type;
        }
        var what = new ArrayList<String>();
        problem.path("violations").forEach(violation -> what.add(violation.get("field").asText() + ": "
                + violation.get("message").asText()));
        return status + " " + problem.get("code").asText()
                + (what.isEmpty() ? ": " + problem.get("detail").asText() : " " + String.join("; ", what));
    }
}
