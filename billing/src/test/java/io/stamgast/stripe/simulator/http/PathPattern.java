package io.stamgast.stripe.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/customers/{customer}/tax_ids/{id}}. */
public record PathPattern(String pattern) {

    /** The values in the path, by their names, if it is such a path. */
    public Optional<Map<String, String>> match(String path) {
        var expected = pattern.split("/");
        var given = path.split("/");
        if (expected.length != given.length) {
            return Optional.empty();
        }
        var values = new LinkedHashMap<String, String>();
        for (var i = 0; i < expected.length; i++) {
            if (expected[i].startsWith("{")) {
                values.put(expected[i].substring(1, expected[i].length() - 1),
                        URLDecoder.decode(given[i], StandardCharsets.UTF_8));
            } else if (!expected[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
