package io.stamgast.earning.condition;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.kernel.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An account as conditions see it, at the time of judging.
 *
 * @param tier the code of its tier; null without one, like the code of its plan
 * @param attributes what the tenant keeps of it: texts, numbers and truths by name
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Customer(String externalId, String tier, List<String> segments, String plan,
                       Map<String, Object> attributes) implements Facts {

    /** Of whom no condition asks anything. */
    public static final Customer UNASKED = new Customer(null, null, null, null, null);

    public Customer {
        segments = segments == null ? List.of() : List.copyOf(segments);
        attributes = attributes == null ? Map.of() : attributes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> known(one.getValue())));
    }

    /** As conditions know numbers; what was kept comes back as other ones. */
    private static Object known(Object value) {
        if (!(value instanceof Number number)) {
            return value;
        }
        return value instanceof Long || value instanceof Integer ? (Object) number.longValue() : number.doubleValue();
    }

    /**
     * Attributes as they are kept: whole numbers, decimals, texts and truths; what is null is left out. Conditions know
     * whole numbers of 64 bits; a larger one is a decimal to them.
     *
     * @param json an object
     */
    public static Map<String, Object> attributes(String json) {
        var attributes = new HashMap<String, Object>();
        Json.read(json, JsonNode.class).properties().forEach(member -> {
            var value = member.getValue();
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                attributes.put(member.getKey(), value.longValue());
            } else if (value.isNumber()) {
                attributes.put(member.getKey(), value.doubleValue());
            } else if (value.isBoolean()) {
                attributes.put(member.getKey(), value.booleanValue());
            } else if (value.isTextual()) {
                attributes.put(member.getKey(), value.textValue());
            }
        });
        return attributes;
    }

    @Override
    public Object value(String name) {
        return switch (name) {
            case "account.externalId" -> text(externalId);
            case "account.tier" -> text(tier);
            case "account.plan" -> text(plan);
            case "account.attributes" -> attributes;
            default -> null;
        };
    }

    static String text(String value) {
        return value == null ? "" : value;
    }
}
