package io.stamgast.tests.fuzz;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A request as it goes over the wire.
 *
 * @param operation which it is a call of, or was before it was spoiled
 * @param target as it stands in the request line, in ISO 8859-1
 * @param spoiled what was done to it, in words; empty for a request that should be right
 */
record Sent(Operation operation, String verb, String target, List<Header> headers, byte[] body, List<String> spoiled) {

    static final String ADDRESS = "address";
    static final String HTTP = "HTTP";
    static final String FOREIGN_ADDRESS = "another's address";
    static final String LEFT = "the caller goes before the answer";
    private static final int SHOWN_BYTES = 20_000;
    /** Shorter ones give nobody a way in. */
    private static final int TOKEN_LENGTH = 500;

    record Header(String name, String value) {
    }

    Sent withTarget(String other, String what) {
        return new Sent(operation, verb, other, headers, body, plus(what));
    }

    Sent withVerb(String other) {
        return new Sent(operation, other, target, headers, body, plus("verb " + other));
    }

    Sent withBody(byte[] other, String what) {
        return new Sent(operation, verb, target, headers, other, plus(what));
    }

    /** Instead of those of that name; a null value leaves none. */
    Sent withHeader(String name, String value, String what) {
        var others = headers.stream().filter(header -> !header.name().equalsIgnoreCase(name))
                .collect(Collectors.toCollection(ArrayList::new));
        if (value != null) {
            others.add(new Header(name, value));
        }
        return new Sent(operation, verb, target, others, body, plus(what));
    }

    /** Beside those of that name. */
    Sent withAnother(String name, String value, String what) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Sent(operation, verb, target, more, body, plus(what));
    }

    Sent withoutListening() {
        return new Sent(operation, verb, target, headers, body, plus(LEFT));
    }

    private List<String> plus(String what) {
        var more = new ArrayList<>(spoiled);
        more.add(what);
        return more;
    }

    boolean was(String what) {
        return spoiled.contains(what);
    }

    Optional<String> header(String name) {
        return headers.stream().filter(header -> header.name().equalsIgnoreCase(name)).map(Header::value).findFirst();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    byte[] head(String authority) {
        var head = new StringBuilder(verb).append(' ').append(target).append(" HTTP/1.1\r\n");
        if (header("Host").isEmpty()) {
            head.append("Host: ").append(authority).append("\r\n");
        }
        headers.forEach(header -> head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        if (header("Content-Length").isEmpty() && header("Transfer-Encoding").isEmpty()
                && (body.length > 0 || !verb.equals("GET"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The same request for a shell, with the token as {@code $TOKEN}. */
    String curl(URI server) {
        var curl = new StringBuilder("curl -sS -i --path-as-is -X ").append(quoted(verb)).append(' ')
                .append(quoted(server + target));
        headers.forEach(header -> curl.append(" -H ").append(header.name().equals("Authorization")
                && header.value().length() > TOKEN_LENGTH ? "\"Authorization: Bearer $TOKEN\""
                : quoted(header.name() + ": " + header.value())));
        return body.length == 0 ? curl.toString() : curl.append(" --data-binary ").append(quoted(body)).toString();
    }

    private static String quoted(String text) {
        return quoted(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String quoted(byte[] bytes) {
        var quoted = new StringBuilder("$'");
        for (var i = 0; i < Math.min(bytes.length, SHOWN_BYTES); i++) {
            var one = bytes[i] & 0xff;
            if (one < ' ' || one > '~' || one == '\'' || one == '\\') {
                quoted.append(String.format("\\x%02x", one));
            } else {
                quoted.append((char) one);
            }
        }
        return quoted.append(bytes.length > SHOWN_BYTES ? "'…" + bytes.length + " bytes" : "'").toString();
    }
}
