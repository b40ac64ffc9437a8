package io.stamgast.web;

import io.stamgast.kernel.DomainException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;

/** Reads plain text, in UTF-8 or the charset it names; what isn't in that is refused, not read as question marks. */
@Provider
@Consumes(MediaType.TEXT_PLAIN)
public class TextBody implements MessageBodyReader<String> {

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == String.class;
    }

    @Override
    public String readFrom(Class<String> type, Type generic, Annotation[] annotations, MediaType media,
                           MultivaluedMap<String, String> headers, InputStream body) throws IOException {
        var charset = charset(media.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "UTF-8"));
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(body.readAllBytes())).toString();
        } catch (CharacterCodingException invalid) {
            throw DomainException.malformed("invalid-request", "body", "is not text in " + charset);
        }
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw DomainException.malformed("invalid-request", "Content-Type",
                    "names a charset that is not known: " + name);
        }
    }
}
