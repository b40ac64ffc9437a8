package io.stamgast.account;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a tenant keeps of an account beside its name, and conditions of rules may ask for: by name, in that order. */
record AccountAttributes(Map<String, JsonNode> values) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,49}");
    private static final int MOST = 50;
    private static final int MAX_LENGTH = 1_000;

    /**
     * Those that were given; a null is none.
     *
     * @throws DomainException ({@code invalid-attributes}, 422) with every attribute that can't be kept
     */
    static AccountAttributes given(Map<String, JsonNode> given) {
        var values = new TreeMap<>(given);
        values.values().removeIf(value -> value == null || value.isNull());
        var violations = new ArrayList<Violation>();
        if (values.size() > MOST) {
            violations.add(new Violation("attributes", "must be at most " + MOST));
        }
        values.forEach((name, value) -> {
            var mistake = mistake(name, value);
            if (mistake != null) {
                violations.add(new Violation("attributes." + name, mistake));
            }
        });
        if (!violations.isEmpty()) {
            throw DomainException.ruleBroken("invalid-attributes", "An account can't have these attributes.",
                    List.copyOf(violations));
        }
        return new AccountAttributes(values);
    }

    private static String mistake(String name, JsonNode value) {
        if (!NAME.matcher(name).matches()) {
            return "must be named by a letter or _, then up to 49 letters, digits or _";
        }
        if (value.isTextual()) {
            return value.textValue().length() > MAX_LENGTH ? "must have at most " + MAX_LENGTH + " characters" : null;
        }
        return value.isNumber() || value.isBoolean() ? null : "must be a text, a number, true or false";
    }

    static AccountAttributes read(String json) {
        var values = new TreeMap<String, JsonNode>();
        Json.read(json, JsonNode.class).properties().forEach(member -> values.put(member.getKey(), member.getValue()));
        return new AccountAttributes(values);
    }

    String json() {
        return Json.write(values);
    }
}
