package io.stamgast.gate;

import java.nio.charset.StandardCharsets;

/** The API's body of an error, for answers that never reach the API. */
enum Problem {

    ADDRESS(400, "bad-request", "Bad Request", "The address is not a valid one: escapes are % and two hexadecimal"
            + " digits and stand for UTF-8 text, which has no U+0000 and no backslash."),
    HOST(400, "bad-request", "Bad Request", "The Host is not one name or address with, at most, a port."),
    METHOD(405, "method-not-allowed", "Method Not Allowed", "This address does not take this method.");

    static final String MEDIA_TYPE = "application/problem+json";

    final int status;
    final String reason;
    private final String json;

    Problem(int status, String code, String reason, String detail) {
        this.status = status;
        this.reason = reason;
        this.json = "{\"type\":\"urn:stamgast:problem:" + code + "\",\"title\":\"" + reason + "\",\"status\":" + status
                + ",\"detail\":\"" + detail + "\",\"code\":\"" + code + "\"}";
    }

    byte[] body() {
        return json.getBytes(StandardCharsets.US_ASCII);
    }
}
