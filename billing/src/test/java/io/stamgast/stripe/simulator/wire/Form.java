package io.stamgast.stripe.simulator.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Form bodies and queries: {@code items[0][price]=p&expand[]=customer}. */
public final class Form {

    private Form() {
    }

    /** The flat names and values, in their order; a repeated {@code x[]} is numbered. */
    public static Map<String, String> flat(String form) {
        var values = new LinkedHashMap<String, String>();
        for (var pair : form.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            var equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (name.endsWith("[]")) {
                name = free(values, name.substring(0, name.length() - 2));
            }
            values.put(name, value);
        }
        return values;
    }

    private static String free(Map<String, String> values, String name) {
        var i = 0;
        while (values.containsKey(name + "[" + i + "]")) {
            i++;
        }
        return name + "[" + i + "]";
    }

    /** A tree of maps whose leaves are strings; an array is a map of its numbers. */
    public static Map<String, Object> tree(String form) {
        var tree = new LinkedHashMap<String, Object>();
        flat(form).forEach((name, value) -> put(tree, name, value));
        return tree;
    }

    private static void put(Map<String, Object> tree, String name, String value) {
        var steps = name.replace("]", "").split("\\[");
        var at = tree;
        for (var i = 0; i < steps.length - 1; i++) {
            at = child(at, steps[i], name);
        }
        at.put(steps[steps.length - 1], value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> parent, String step, String name) {
        var child = parent.computeIfAbsent(step, any -> new LinkedHashMap<String, Object>());
        if (child instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw ApiError.invalid("parameter_invalid", name, "'" + name + "' is given as value and as hash.");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
