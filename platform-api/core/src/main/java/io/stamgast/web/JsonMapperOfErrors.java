package io.stamgast.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Json;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A body that isn't JSON, or not of the shape that is expected: 400 with the place and what is wrong there. */
@Provider
public class JsonMapperOfErrors implements ExceptionMapper<JsonProcessingException> {

    private static final String BODY = "body";

    @Override
    public Response toResponse(JsonProcessingException invalid) {
        return new DomainExceptionMapper().toResponse(refusal(invalid, BODY));
    }

    /** @param root the field that all of the JSON is; {@code body} for a body, whose members need no such beginning */
    public static DomainException refusal(JsonProcessingException invalid, String root) {
        for (Throwable cause = invalid; cause != null; cause = cause.getCause()) {
            if (cause instanceof DomainException refusal) {
                return refusal;
            }
            if (cause instanceof StreamReadException notJson && !(cause instanceof InputCoercionException)) {
                return notJson(notJson, root);
            }
            if (cause instanceof StreamConstraintsException tooMuch) {
                return notJson(tooMuch.getOriginalMessage().startsWith("Document nesting")
                        ? "it is nested more than 1000 levels deep"
                        : "it holds a number of more than 1000 digits, or an endless name", root);
            }
        }
        var mapping = (JsonMappingException) invalid;
        if (mapping.getOriginalMessage().startsWith("Trailing token")) {
            return notJson("something stands after its value", root);
        }
        return DomainException.malformed("invalid-request", "The request has a field that can't be read.",
                List.of(new Violation(path(mapping, root), reason(mapping))));
    }

    private static DomainException notJson(StreamReadException invalid, String root) {
        var place = invalid.getLocation();
        var what = invalid.getOriginalMessage();
        // less of what Jackson adds for whoever programs with it
        return notJson(what.replaceFirst("(: expected close marker.*|: enable `.*)", "")
                + (place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")"), root);
    }

    private static DomainException notJson(String what, String root) {
        return DomainException.malformed("malformed-json", "The " + root + " is not valid JSON: " + what);
    }

    /** Where in the JSON, such as {@code lines[2].netAmount}. */
    private static String path(JsonMappingException invalid, String root) {
        var path = new StringBuilder(root.equals(BODY) && !invalid.getPath().isEmpty() ? "" : root);
        for (var step : invalid.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    /** What is wrong there, in words that name no class. */
    private static String reason(JsonMappingException invalid) {
        if (invalid instanceof UnrecognizedPropertyException unknown) {
            var known = unknown.getKnownPropertyIds();
            return "is not a known member" + (known == null ? "" : "; known are " + known.stream()
                    .map(String::valueOf).sorted().collect(Collectors.joining(", ")));
        }
        if (invalid instanceof InvalidFormatException format) {
            return "'" + Problem.excerpt(String.valueOf(format.getValue())) + "' is not "
                    + expected(format.getTargetType());
        }
        if (invalid.getCause() instanceof InputCoercionException number) {
            return number.getOriginalMessage().startsWith("Numeric value (-") ? "is too small" : "is too large";
        }
        if (invalid.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null) {
            return refused.getMessage();
        }
        if (invalid.getOriginalMessage().startsWith("Missing required")) {
            return "must not be left out";
        }
        if (invalid.getOriginalMessage().startsWith("No content")) {
            return "must not be empty";
        }
        return invalid instanceof MismatchedInputException mismatch
                ? "must be " + expected(mismatch.getTargetType()) : "has the wrong type";
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants())
                    .map(constant -> Json.MAPPER.convertValue(constant, String.class))
                    .collect(Collectors.joining(", "));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a text";
            case "Instant" -> "a time such as 2010-12-01T08:26:00Z";
            case "LocalDate" -> "a date such as 2010-12-01";
            case "BigDecimal" -> "a decimal number such as 15.30";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "UUID" -> "an id (UUID)";
            case "boolean", "Boolean" -> "true or false";
            default -> "an object";
        };
    }
}
