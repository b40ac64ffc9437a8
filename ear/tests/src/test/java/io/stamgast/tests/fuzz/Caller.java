package io.stamgast.tests.fuzz;

import io.stamgast.tests.platform.ApiClient;
import java.util.ArrayList;
import java.util.List;

/**
 * Who calls.
 *
 * @param more what is sent besides the token
 */
record Caller(ApiClient client, List<Sent.Header> more) {

    private static final String MODE = "Stamgast-Mode";

    static Caller of(ApiClient client) {
        return new Caller(client, List.of());
    }

    /** @param mode which it says that it acts in */
    static Caller in(String mode, ApiClient client) {
        return new Caller(client, List.of(new Sent.Header(MODE, mode)));
    }

    /** With a token that is good now. */
    List<Sent.Header> headers() {
        var headers = new ArrayList<>(List.of(new Sent.Header("Authorization", "Bearer " + client.token())));
        headers.addAll(more);
        return headers;
    }
}
