package io.stamgast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ParametersTest {

    enum Colour { RED, GREEN }

    @SuppressWarnings("unused") // its parameters are read
    void get(@PathParam("id") UUID id, @QueryParam("from") Instant from, @QueryParam("limit") Integer limit,
             @QueryParam("dryRun") Boolean dryRun, @QueryParam("colour") Colour colour, @QueryParam("text") String text,
             @HeaderParam("X-Id") UUID header) {
        // never called
    }

    @Test
    void whatIsWrittenAsItShouldBeIsRead() {
        var id = UUID.fromString("0192d3f0-0000-7000-8000-000000000001");
        assertEquals(id, converter("id").fromString(id.toString()));
        assertEquals(Instant.EPOCH, converter("from").fromString("1970-01-01T01:00:00+01:00"));
        assertEquals(5, converter("limit").fromString("5"));
        assertEquals(true, converter("dryRun").fromString("true"));
        assertEquals(Colour.RED, converter("colour").fromString("RED"));
        assertNull(converter("limit").fromString(null));
    }

    @Test
    void whatIsNotIsRefusedByItsName() {
        for (var text : List.of("", "x", "1-1-1-1-1")) {
            assertRefused("id", "must be an id (UUID)", text);
        }
        for (var text : List.of("", "2026-01-02", "+10000-01-01T00:00:00Z")) {
            assertRefused("from", "must be a time such as 2010-12-01T08:26:00Z", text);
        }
        for (var text : List.of("", "x", "1.0", "+5", "05", "\u0665", "99999999999")) {
            assertRefused("limit", "must be a whole number", text);
        }
        for (var text : List.of("", "yes", "1", "TRUE")) {
            assertRefused("dryRun", "must be true or false", text);
        }
        for (var text : List.of("", "red", "BLUE")) {
            assertRefused("colour", "must be one of RED, GREEN", text);
        }
    }

    @Test
    void textsAndHeadersAreLeftToJaxRs() {
        assertNull(converter("text"));
        assertNull(converter("header"));
    }

    private static void assertRefused(String name, String message, String text) {
        var refusal = assertThrows(DomainException.class, () -> converter(name).fromString(text), text);
        assertEquals(List.of(new Violation(name, message)), refusal.violations());
    }

    private static ParamConverter<?> converter(String name) {
        var place = List.of("id", "from", "limit", "dryRun", "colour", "text", "header").indexOf(name);
        var method = ParametersTest.class.getDeclaredMethods();
        for (var candidate : method) {
            if (candidate.getName().equals("get")) {
                return new Parameters().getConverter(candidate.getParameterTypes()[place],
                        candidate.getGenericParameterTypes()[place], candidate.getParameterAnnotations()[place]);
            }
        }
        throw new AssertionError("no method");
    }
}
