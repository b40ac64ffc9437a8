package io.stamgast.tests.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request as bytes, for what no client would send: malformed addresses, headers beyond ASCII. */
public final class RawRequest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 60_000;

    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final URI server;
    private final String verb;
    private final String address;

    private RawRequest(URI server, String verb, String address) {
        this.server = server;
        this.verb = verb;
        this.address = address;
    }

    /** @param address as it stands in the request line */
    public static RawRequest of(Platform platform, String verb, String address) {
        var server = URI.create(platform.access().portal());
        return new RawRequest(server, verb, address).header("Connection", "close");
    }

    /** @param value sent as ISO 8859-1 */
    public RawRequest header(String name, String value) {
        headers.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
        return this;
    }

    public RawAnswer send(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.computeIfAbsent("Host", none -> List.of(server.getAuthority()));
        header("Content-Length", Integer.toString(bytes.length));
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = socket.getOutputStream();
            out.write(head().getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes);
            out.flush();
            var answer = RawAnswer.read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            show(answer, body);
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String head() {
        var head = new StringBuilder(verb).append(' ').append(address).append(" HTTP/1.1\r\n");
        headers.forEach((name, values) ->
                values.forEach(value -> head.append(name).append(": ").append(value).append("\r\n")));
        return head.append("\r\n").toString();
    }

    /** What wasn't taken for HTTP has an answer without a body, and isn't the API's. */
    private void show(RawAnswer answer, String body) {
        if (answer.type() != null) {
            var exchange = new Exchange(verb, address, headers, body.isEmpty() ? null : body, !body.isEmpty(),
                    answer.status(), answer.headers(),
                    answer.type().contains("json") ? answer.json().toString() : answer.text());
            Witness.ALL.forEach(witness -> witness.saw(exchange));
        }
    }

    /**
     * What came back.
     *
     * @param text the body as it was sent, chunks and all
     */
    public record RawAnswer(int status, Map<String, List<String>> headers, String text) {

        static RawAnswer read(String answer) {
            var parts = answer.split("\r\n\r\n", 2);
            var lines = parts[0].split("\r\n");
            var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            for (var line : List.of(lines).subList(1, lines.length)) {
                var colon = line.indexOf(':');
                headers.computeIfAbsent(line.substring(0, colon), first -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
            return new RawAnswer(Integer.parseInt(lines[0].split(" ")[1]), headers, parts.length < 2 ? "" : parts[1]);
        }

        /** @return null without a Content-Type */
        public String type() {
            return headers.containsKey("Content-Type") ? headers.get("Content-Type").get(0) : null;
        }

        /** The object in the body. */
        public JsonNode json() {
            try {
                return JSON.readTree(text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1));
            } catch (IOException | StringIndexOutOfBoundsException notJson) {
                throw new AssertionError("not JSON: " + this, notJson);
            }
        }
    }
}
