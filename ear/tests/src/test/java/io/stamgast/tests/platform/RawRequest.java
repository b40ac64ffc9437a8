package io.stamgast.tests.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request as bytes, for what no client would send: malformed addresses, headers beyond ASCII. */
public final class RawRequest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_MILLIS = 60_000;

    private final StringBuilder head;
    private final URI server;

    private RawRequest(URI server, String verb, String address) {
        this.server = server;
        head = new StringBuilder(verb).append(' ').append(address).append(" HTTP/1.1\r\n");
    }

    /** @param address as it stands in the request line */
    public static RawRequest of(Platform platform, String verb, String address) {
        var server = URI.create(platform.access().portal());
        return new RawRequest(server, verb, address).header("Connection", "close");
    }

    /** @param value sent as ISO 8859-1 */
    public RawRequest header(String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    public RawAnswer send(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        if (head.indexOf("\r\nHost: ") < 0) {
            header("Host", server.getAuthority());
        }
        header("Content-Length", Integer.toString(bytes.length));
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = socket.getOutputStream();
            out.write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(bytes);
            out.flush();
            return RawAnswer.read(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * What came back.
     *
     * @param type null without a Content-Type
     * @param text the body as it was sent, chunks and all
     */
    public record RawAnswer(int status, String type, String text) {

        static RawAnswer read(String answer) {
            var parts = answer.split("\r\n\r\n", 2);
            var lines = parts[0].split("\r\n");
            String type = null;
            for (var line : lines) {
                if (line.toLowerCase().startsWith("content-type:")) {
                    type = line.substring(line.indexOf(':') + 1).strip();
                }
            }
            return new RawAnswer(Integer.parseInt(lines[0].split(" ")[1]), type, parts.length < 2 ? "" : parts[1]);
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
