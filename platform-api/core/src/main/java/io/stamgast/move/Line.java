package io.stamgast.move;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.stamgast.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What a line below the header says.
 *
 * @param table whose row it is; null for the last line
 * @param rows how many the last line counts; null for any other
 */
record Line(String table, Long rows) {

    /** A line that says nothing that can be taken. */
    static final class Refused extends Exception {

        Refused(String why) {
            super(why);
        }
    }

    /**
     * Looks at a line without keeping its values.
     *
     * @param tables the columns that a row of each table has, no more and no fewer
     */
    static Line of(String text, Map<String, List<String>> tables) throws Refused {
        if (text.contains("\\u0000") && holdsNul(text)) {
            throw new Refused("holds U+0000, which no text may");
        }
        try (var parser = Json.MAPPER.createParser(text)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "is not a JSON object");
            var name = parser.nextFieldName();
            var line = "rows".equals(name) ? last(parser) : row(parser, name, tables);
            require(parser.nextToken() == JsonToken.END_OBJECT && parser.nextToken() == null,
                    "has more than its table and row");
            return line;
        } catch (JsonProcessingException malformed) {
            throw malformed(malformed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A text may well hold a backslash and u0000 behind it. */
    private static boolean holdsNul(String text) throws Refused {
        try (var parser = Json.MAPPER.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.getText().indexOf('\0') >= 0) {
                    return true;
                }
            }
            return false;
        } catch (JsonProcessingException malformed) {
            throw malformed(malformed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Refused malformed(JsonProcessingException why) {
        return new Refused("is not valid JSON: " + why.getOriginalMessage());
    }

    private static Line last(JsonParser parser) throws IOException, Refused {
        require(parser.nextToken() == JsonToken.VALUE_NUMBER_INT, "counts no rows");
        return new Line(null, parser.getLongValue());
    }

    private static Line row(JsonParser parser, String name, Map<String, List<String>> tables)
            throws IOException, Refused {
        require("table".equals(name) && parser.nextToken() == JsonToken.VALUE_STRING, "does not begin with its table");
        var table = parser.getText();
        require(tables.containsKey(table), "is of a table that the header does not name: " + table);
        require("row".equals(parser.nextFieldName()) && parser.nextToken() == JsonToken.START_OBJECT,
                "has no row behind its table");
        var missing = new HashSet<>(tables.get(table));
        for (var column = parser.nextFieldName(); column != null; column = parser.nextFieldName()) {
            require(missing.remove(column), "has a column that the header does not name: " + column);
            parser.nextToken();
            parser.skipChildren();
        }
        require(missing.isEmpty(), "lacks " + String.join(", ", missing));
        return new Line(table, null);
    }

    private static void require(boolean holds, String otherwise) throws Refused {
        if (!holds) {
            throw new Refused(otherwise);
        }
    }
}
