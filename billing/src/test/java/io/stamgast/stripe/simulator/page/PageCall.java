package io.stamgast.stripe.simulator.page;

import io.stamgast.stripe.simulator.http.Visit;
import java.util.Map;

/**
 * A visit to a page.
 *
 * @param path the values in the path, by name
 * @param form what was sent, or the query
 */
public record PageCall(Visit visit, Map<String, String> path, Map<String, String> form) {

    public String id() {
        return path.get("id");
    }

    /** What was sent under the name; empty where nothing was. */
    public String sent(String name) {
        return form.getOrDefault(name, "");
    }
}
