package io.stamgast.tests.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/** What came back. */
public record Answer(HttpResponse<String> response) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public int status() {
        return response.statusCode();
    }

    public String text() {
        return response.body();
    }

    /** @return null when the header isn't there */
    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    public JsonNode json() {
        try {
            return JSON.readTree(text());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + this, notJson);
        }
    }

    /** The stable code of a problem, such as {@code not-found}. */
    public String problem() {
        return json().path("code").asText();
    }

    /** @throws AssertionError with the whole answer when the status is another */
    public Answer expect(int status) {
        if (status() != status) {
            throw new AssertionError("expected " + status + " but got " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return response.request().method() + " " + response.uri() + " → " + status() + "\n" + text();
    }
}
