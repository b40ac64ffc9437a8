package io.stamgast.tests.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes JSON, and what only looks like it. */
final class Json {

    private static final String MARK = "\u2063as it stands\u2063";
    private static final Pattern MARKED = Pattern.compile("\"" + MARK + "([^\"]*)\"");
    private static final ObjectWriter PLAIN = new ObjectMapper().writer();
    private static final ObjectWriter ESCAPED = new ObjectMapper().writer()
            .with(JsonWriteFeature.ESCAPE_NON_ASCII);

    private Json() {
    }

    /** Stands in the text as it is. */
    static JsonNode literal(String text) {
        return JsonNodeFactory.instance.textNode(MARK + text);
    }

    static String write(JsonNode value) {
        var text = written(PLAIN, value);
        // half of a surrogate pair can be sent only so
        return unmarked(text.codePoints().anyMatch(Json::isHalf) ? written(ESCAPED, value)
                .replace("\\u2063", "\u2063") : text);
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static String written(ObjectWriter writer, JsonNode value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String unmarked(String text) {
        return MARKED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(found.group(1)));
    }
}
