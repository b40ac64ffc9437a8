package io.stamgast.imports.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The JSON objects of a file that has one on each line, in UTF-8. */
final class JsonLines implements Closeable {

    private static final int MOST_DIGITS = 40;

    private final Plain plain;
    private long number;

    JsonLines(InputStream upload) {
        try {
            plain = new Plain(upload, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw refusal(unreadable);
        }
    }

    /**
     * The members of the next object as text, in their order: empty for null, nothing for an object or a list.
     *
     * @return null after the last; lines of nothing are passed over
     */
    Map<String, Optional<String>> next() {
        try {
            for (var line = plain.text().readLine(); line != null; line = plain.text().readLine()) {
                plain.endRow();
                if (!line.isBlank()) {
                    number++;
                    return members(line);
                }
            }
            return null;
        } catch (JsonProcessingException broken) {
            throw Plain.refusal("Row " + number + " is not a JSON object on one line: " + broken.getOriginalMessage());
        } catch (IOException unreadable) {
            throw refusal(unreadable);
        }
    }

    private Map<String, Optional<String>> members(String line) throws IOException {
        try (var json = Json.MAPPER.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw Plain.refusal("Row " + number + " is not a JSON object.");
            }
            var members = new LinkedHashMap<String, Optional<String>>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                members.put(name, text(json, json.nextToken()));
            }
            if (json.nextToken() != null) {
                throw Plain.refusal("Row " + number + " has something behind its JSON object.");
            }
            return members;
        }
    }

    private static Optional<String> text(JsonParser json, JsonToken value) throws IOException {
        if (value.isStructStart()) {
            json.skipChildren();
            return Optional.empty();
        }
        if (value == JsonToken.VALUE_NULL) {
            return Optional.of("");
        }
        return Optional.of(value == JsonToken.VALUE_NUMBER_FLOAT ? plain(json.getText()) : json.getText());
    }

    /** Some write 2500000 as 2.5E6; what is out of all measure stays as it is, and is refused as no number. */
    private static String plain(String number) {
        try {
            var exact = new BigDecimal(number);
            return Math.abs((long) exact.scale()) > MOST_DIGITS ? number : exact.toPlainString();
        } catch (NumberFormatException outOfAllMeasure) {
            return number;
        }
    }

    private DomainException refusal(IOException unreadable) {
        return Plain.refusal(unreadable, StandardCharsets.UTF_8, number + 1, "");
    }

    /** The number of the last object: the first is 1. */
    long number() {
        return number;
    }

    long position() {
        return plain.position();
    }

    @Override
    public void close() throws IOException {
        plain.text().close();
    }
}
