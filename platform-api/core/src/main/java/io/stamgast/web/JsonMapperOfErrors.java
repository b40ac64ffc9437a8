package io.stamgast.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A body that isn't JSON, or not of the shape that is expected: 400 with the place and what is wrong there. */
@Provider
public class JsonMapperOfErrors implements ExceptionMapper<JsonProcessingException> {

    @Override
    public Response toResponse(JsonProcessingException invalid) {
        for (Throwable cause = invalid; cause != null; cause = cause.getCause()) {
            if (cause instanceof DomainException refusal) {
                return new DomainExceptionMapper().toResponse(refusal);
            }
        }
        if (invalid instanceof JsonMappingException mapping) {
            return Problem.response(400, "invalid-request", "The request has a field that can't be read.",
                    List.of(new Violation(path(mapping), reason(mapping))));
        }
        var place = invalid.getLocation();
        return Problem.response(400, "malformed-json", "The body is not valid JSON: " + invalid.getOriginalMessage()
                + (place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")"));
    }

    /** Where in the body, such as {@code lines[2].netAmount}. */
    public static String path(JsonMappingException invalid) {
        var path = new StringBuilder();
        for (var step : invalid.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
            }
        }
        return path.length() == 0 ? "body" : path.toString();
    }

    /** What is wrong there, in words that name no class. */
    public static String reason(JsonMappingException invalid) {
        if (invalid instanceof UnrecognizedPropertyException unknown) {
            var known = unknown.getKnownPropertyIds();
            return "is not a known member" + (known == null ? "" : "; known are " + known.stream()
                    .map(String::valueOf).sorted().collect(Collectors.joining(", ")));
        }
        if (invalid instanceof InvalidFormatException format) {
            return "'" + format.getValue() + "' is not " + expected(format.getTargetType());
        }
        if (invalid.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null) {
            return refused.getMessage();
        }
        return "has the wrong type or is missing";
    }

    private static String expected(Class<?> type) {
        if (type != null && type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants()).map(String::valueOf)
                    .collect(Collectors.joining(", "));
        }
        return switch (type == null ? "" : type.getSimpleName()) {
            case "Instant", "OffsetDateTime" -> "a time such as 2010-12-01T08:26:00Z";
            case "LocalDate" -> "a date such as 2010-12-01";
            case "BigDecimal" -> "a decimal number such as 15.30";
            case "int", "Integer", "long", "Long", "short", "Short" -> "a whole number in range";
            case "UUID" -> "a UUID";
            case "boolean", "Boolean" -> "true or false";
            default -> "of the expected type";
        };
    }
}
