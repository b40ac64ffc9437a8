package io.stamgast.stripe.simulator.http;

import io.stamgast.stripe.simulator.wire.Form;
import java.util.Locale;
import java.util.Map;

/**
 * One HTTP request.
 *
 * @param path without the query
 * @param query undecoded, empty where there is none
 * @param headers with their names in lower case
 */
public record Visit(String method, String path, String query, Map<String, String> headers, String body) {

    public boolean isPost() {
        return method.equals("POST");
    }

    /** The header, or null. */
    public String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** What a page's form sent, or the query of an address. */
    public Map<String, String> form() {
        return Form.flat(isPost() ? body : query);
    }

    /** The query, or the body of a call that has one. */
    public String parameters() {
        return isPost() || query.isEmpty() ? body : query;
    }
}
