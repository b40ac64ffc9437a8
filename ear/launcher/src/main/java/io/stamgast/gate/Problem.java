package io.stamgast.gate;

import java.nio.charset.StandardCharsets;

/** The API's body of an error, for answers that never reach the API. */
enum Problem {

    ADDRESS(400, "bad-request", "Bad Request", "The address is not a valid one: escapes are % and two hexadecimal"
            + " digits and stand for UTF-8 text, which has no U+0000 and no backslash."),
    HOST(400, "bad-request", "Bad Request", "The Host is not one name or address with, at most, a port."),
    HEAD(400, "bad-request", "Bad Request", "The address, the headers or the length of the body are not those of an"
            + " HTTP/1.1 request. Headers are printable ASCII characters (an Idempotency-Key is 1 to 255 of them),"
            + " and all of them together with the address at most 8192 bytes."),
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
