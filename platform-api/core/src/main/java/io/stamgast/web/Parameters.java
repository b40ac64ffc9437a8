package io.stamgast.web;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Times;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads the parameters of paths and queries that aren't texts. JAX-RS by itself takes any word for false, and answers
 * with 404, without a name, to what it can't read.
 */
@Provider
public class Parameters implements ParamConverterProvider {

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return name(annotations).map(name -> converter(name, type)).orElse(null);
    }

    private static Optional<String> name(Annotation[] annotations) {
        for (var annotation : annotations) {
            if (annotation instanceof PathParam path) {
                return Optional.of(path.value());
            }
            if (annotation instanceof QueryParam query) {
                return Optional.of(query.value());
            }
        }
        return Optional.empty();
    }

    private static <T> ParamConverter<T> converter(String name, Class<T> type) {
        if (type == UUID.class) {
            return new Read<>(name, "an id (UUID)", text -> type.cast(Ids.parse(text)));
        }
        if (type == Instant.class) {
            return new Read<>(name, "a time such as 2010-12-01T08:26:00Z", text -> type.cast(Times.parse(text)));
        }
        if (type == Integer.class) {
            return new Read<>(name, "a whole number", text -> type.cast(whole(text)));
        }
        if (type == Boolean.class) {
            return new Read<>(name, "true or false", text -> type.cast(bool(text)));
        }
        return type.isEnum() ? new Read<>(name, "one of " + Arrays.stream(type.getEnumConstants())
                .map(String::valueOf).collect(Collectors.joining(", ")), text -> constant(type, text)) : null;
    }

    /** Java would read a plus, zeros in front, and the digits of other scripts. */
    private static Integer whole(String text) {
        if (!text.matches("-?(0|[1-9][0-9]*)")) {
            throw new IllegalArgumentException(text);
        }
        return Integer.valueOf(text);
    }

    private static Boolean bool(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    private static <T> T constant(Class<T> type, String text) {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> constant.toString().equals(text)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** @param expected what the text must be, for the refusal */
    private record Read<T>(String name, String expected, Function<String, T> read) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            try {
                return text == null ? null : read.apply(text);
            } catch (IllegalArgumentException | DateTimeException invalid) {
                throw DomainException.malformed("invalid-request", name, "must be " + expected);
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
