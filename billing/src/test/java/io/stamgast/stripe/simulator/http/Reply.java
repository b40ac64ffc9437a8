package io.stamgast.stripe.simulator.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP answer.
 *
 * @param after how long it is held back
 * @param sent whether it is sent at all; otherwise the connection is closed without an answer
 */
public record Reply(int status, Map<String, String> headers, byte[] body, Duration after, boolean sent) {

    public static Reply json(int status, String body) {
        return of(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply html(int status, String page) {
        return of(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply of(int status, String type, byte[] body) {
        return new Reply(status, Map.of("Content-Type", type), body, Duration.ZERO, true);
    }

    /** See other: the browser goes on to the address. */
    public static Reply to(String address) {
        return new Reply(303, Map.of("Location", address), new byte[0], Duration.ZERO, true);
    }

    /** Never answered; the connection is closed after a while. */
    public static Reply none(Duration after) {
        return new Reply(0, Map.of(), new byte[0], after, false);
    }

    public Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body, after, sent);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
