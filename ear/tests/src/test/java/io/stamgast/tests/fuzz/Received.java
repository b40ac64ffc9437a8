package io.stamgast.tests.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came back.
 *
 * @param status 0 when the connection ended without an answer, -1 when nothing came in time
 * @param headers by their names in any case
 */
record Received(int status, Map<String, List<String>> headers, byte[] body, long millis) {

    static final int NONE = 0;
    static final int LATE = -1;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 2000;

    static Received nothing(int status, long millis) {
        return new Received(status, Map.of(), new byte[0], millis);
    }

    /** @param bytes all that came until the connection was closed */
    static Received read(byte[] bytes, long millis) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return nothing(NONE, millis);
        }
        var lines = text.substring(0, end).split("\r\n");
        var status = Integer.parseInt(lines[0].split(" ")[1]);
        if (status < 200) {
            return read(text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1), millis);
        }
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (var i = 1; i < lines.length; i++) {
            var colon = lines[i].indexOf(':');
            headers.computeIfAbsent(lines[i].substring(0, colon), first -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1).strip());
        }
        var body = text.substring(end + 4);
        return new Received(status, headers, headers.containsKey("Transfer-Encoding") ? joined(body)
                : body.getBytes(StandardCharsets.ISO_8859_1), millis);
    }

    /** A body that was sent in chunks. */
    private static byte[] joined(String chunks) {
        var body = new ByteArrayOutputStream();
        var at = 0;
        while (at < chunks.length()) {
            var line = chunks.indexOf("\r\n", at);
            var size = Integer.parseInt(chunks.substring(at, line).split(";")[0].strip(), 16);
            body.writeBytes(chunks.substring(line + 2, line + 2 + size).getBytes(StandardCharsets.ISO_8859_1));
            at = size == 0 ? chunks.length() : line + 2 + size + 2;
        }
        return body.toByteArray();
    }

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    String header(String name) {
        return headers.getOrDefault(name, List.of("")).get(0);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** @return a missing node for what is no JSON */
    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }

    @Override
    public String toString() {
        var text = text();
        return status + " " + header("Content-Type") + " in " + millis + " ms\n"
                + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
    }
}
