package io.stamgast.web;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import jakarta.annotation.Nullable;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;

/** Reads and writes JSON bodies by {@link Json}; an empty body is refused rather than read as null. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/problem+json"})
@Produces({MediaType.APPLICATION_JSON, "application/problem+json"})
public class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type != InputStream.class && type != String.class && type != byte[].class;
    }

    @Override
    public Object readFrom(Class<Object> type, Type generic, Annotation[] annotations, MediaType media,
                           MultivaluedMap<String, String> headers, InputStream body) throws IOException {
        var mapper = Json.MAPPER;
        var bytes = body.readAllBytes();
        return bytes.length == 0 && (hasNoMembers(type) || isOptional(annotations)) ? null
                : required(mapper.readValue(bytes, mapper.constructType(generic)));
    }

    /** Where the resource says that it can do without one. */
    private static boolean isOptional(Annotation[] annotations) {
        return Arrays.stream(annotations).anyMatch(Nullable.class::isInstance);
    }

    /** Such a body may be left out. */
    private static boolean hasNoMembers(Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length == 0;
    }

    /** A request without any body doesn't come through here: its resource gets null and asks for it. */
    public static <T> T required(T body) {
        if (body == null) {
            throw DomainException.malformed("invalid-request", "body", "must not be null");
        }
        return body;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type != String.class && type != byte[].class && !InputStream.class.isAssignableFrom(type)
                && !jakarta.ws.rs.core.StreamingOutput.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(Object value, Class<?> type, Type generic, Annotation[] annotations, MediaType media,
                        MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
        out.write(Json.MAPPER.writeValueAsBytes(value));
    }
}
