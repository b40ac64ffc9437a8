package io.stamgast.stripe.simulator.contract;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.stamgast.stripe.simulator.wire.ApiError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Turns the text of a form into the value that the parameter is documented to be, or refuses it. */
interface Shape {

    JsonElement value(String path, Object given);

    /** Text that was given as such; a hash where text belongs is refused. */
    private static String text(String path, Object given, String kind) {
        if (given instanceof String text) {
            return text;
        }
        throw ApiError.invalid("parameter_invalid_" + kind, path, "Invalid " + kind + ": " + given);
    }

    Shape TEXT = (path, given) -> {
        var text = text(path, given, "string");
        if (text.isEmpty()) {
            throw ApiError.invalid("parameter_invalid_empty", path, "You passed an empty string for '" + path
                    + "'. We assume empty values are an attempt to unset a parameter; however '" + path
                    + "' cannot be unset.");
        }
        return new JsonPrimitive(text);
    };

    /** A key's value: an empty one is kept, it unsets the key. */
    Shape METADATA_VALUE = (path, given) -> new JsonPrimitive(text(path, given, "string"));

    Shape INTEGER = (path, given) -> {
        try {
            return new JsonPrimitive(Long.parseLong(text(path, given, "integer")));
        } catch (NumberFormatException e) {
            throw ApiError.invalid("parameter_invalid_integer", path, "Invalid integer: " + given);
        }
    };

    Shape DECIMAL = (path, given) -> {
        try {
            return new JsonPrimitive(new BigDecimal(text(path, given, "decimal")));
        } catch (NumberFormatException e) {
            throw ApiError.invalid("parameter_invalid_decimal", path, "Invalid decimal: " + given);
        }
    };

    Shape FLAG = (path, given) -> {
        var text = text(path, given, "boolean");
        if (!text.equals("true") && !text.equals("false")) {
            throw ApiError.invalid("parameter_invalid_boolean", path, "Invalid boolean: " + given);
        }
        return new JsonPrimitive(Boolean.valueOf(text));
    };

    Shape EMPTY = (path, given) -> {
        if (!"".equals(given)) {
            throw ApiError.invalid("parameter_invalid", path, "Invalid value for '" + path + "'.");
        }
        return JsonNull.INSTANCE;
    };

    static Shape oneOf(List<String> values) {
        return (path, given) -> {
            if (given instanceof String text && values.contains(text)) {
                return new JsonPrimitive(text);
            }
            throw ApiError.invalid(null, path, "Invalid " + path + ": must be one of " + String.join(", ", values));
        };
    }

    static Shape listOf(Shape element) {
        return (path, given) -> {
            var list = new JsonArray();
            if (given instanceof Map<?, ?> elements) {
                elements.forEach((number, one) -> list.add(element.value(path + "[" + number + "]", one)));
            } else if (!"".equals(given)) {
                throw ApiError.invalid("parameter_invalid", path, "Invalid array");
            }
            return list;
        };
    }

    static Shape mapOf(Shape element) {
        return (path, given) -> {
            if (!(given instanceof Map<?, ?> entries)) {
                throw ApiError.invalid("parameter_invalid", path, "Invalid hash");
            }
            var map = new JsonObject();
            entries.forEach((key, one) -> map.add(key.toString(), element.value(path + "[" + key + "]", one)));
            return map;
        };
    }

    /** A hash of known members; the members come late, since some shapes contain themselves. */
    static Shape hashOf(Supplier<Map<String, Shape>> members) {
        return (path, given) -> {
            if (!(given instanceof Map<?, ?> entries)) {
                throw ApiError.invalid("parameter_invalid", path, "Invalid object");
            }
            var hash = new JsonObject();
            entries.forEach((name, one) -> {
                var inner = path.isEmpty() ? name.toString() : path + "[" + name + "]";
                var member = members.get().get(name.toString());
                if (member == null) {
                    throw ApiError.invalid("parameter_unknown", inner, "Received unknown parameter: " + inner);
                }
                hash.add(name.toString(), member.value(inner, one));
            });
            return hash;
        };
    }

    /** Whichever fits; what fits none is refused as the last refuses it. */
    static Shape anyOf(List<Shape> shapes) {
        return (path, given) -> {
            ApiError refusal = null;
            for (var shape : shapes) {
                try {
                    return shape.value(path, given);
                } catch (ApiError e) {
                    refusal = refusal == null || e.getMessage().startsWith("Received unknown") ? e : refusal;
                }
            }
            throw refusal;
        };
    }
}
