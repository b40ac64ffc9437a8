package io.stamgast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonErrorsTest {

    enum Colour { RED, GREEN }

    record Line(BigDecimal netAmount, Colour colour, String sku, Integer pieces, Long points, Boolean own) {
    }

    record Limit(@JsonProperty(required = true) Integer most) {
    }

    @JsonIgnoreProperties("id")
    record Order(Instant at, List<Line> lines, Limit limit) {
    }

    @Test
    void theFieldIsNamedByItsPath() {
        assertRefused("lines[1].netAmount", "'x' is not a decimal number such as 15.30",
                "{\"lines\":[{\"netAmount\":\"1.50\"},{\"netAmount\":\"x\"}]}");
    }

    @Test
    void whatIsExpectedIsSaid() {
        assertRefused("at", "'yesterday' is not a time such as 2010-12-01T08:26:00Z", "{\"at\":\"yesterday\"}");
        assertRefused("at", "must be a time such as 2010-12-01T08:26:00Z", "{\"at\":5}");
        assertRefused("lines", "must be an array", "{\"lines\":{}}");
        assertRefused("lines[0]", "must be an object", "{\"lines\":[5]}");
        assertRefused("lines[0].colour", "'BLUE' is not one of RED, GREEN", "{\"lines\":[{\"colour\":\"BLUE\"}]}");
        assertRefused("lines[0].colour", "'RED ' is not one of RED, GREEN", "{\"lines\":[{\"colour\":\"RED \"}]}");
        assertRefused("lines[0].sku", "must be a text", "{\"lines\":[{\"sku\":5}]}");
        assertRefused("lines[0].pieces", "must be a whole number", "{\"lines\":[{\"pieces\":\"5\"}]}");
        assertRefused("lines[0].own", "must be true or false", "{\"lines\":[{\"own\":\"true\"}]}");
        assertRefused("lines[0].netAmount", "has too many digits",
                "{\"lines\":[{\"netAmount\":1e99}]}");
        assertRefused("lines[0].sku", "must not hold U+0000 or half a surrogate pair",
                "{\"lines\":[{\"sku\":\"\\ud800\"}]}");
        assertRefused("limit.most", "must not be left out", "{\"limit\":{}}");
        assertRefused("body", "must be an object", "[]");
        assertRefused("body", "must not be empty", " ");
    }

    @Test
    void aNumberThatNoFieldCouldHoldIsToldSo() {
        for (var number : List.of("2147483648", "9".repeat(20), "9".repeat(900))) {
            assertRefused("lines[0].pieces", "is too large", "{\"lines\":[{\"pieces\":" + number + "}]}");
            assertRefused("lines[0].pieces", "is too small", "{\"lines\":[{\"pieces\":-" + number + "9}]}");
        }
        assertRefused("lines[0].points", "is too large", "{\"lines\":[{\"points\":1" + "0".repeat(20) + "}]}");
        assertRefused("lines[0].points", "is too small", "{\"lines\":[{\"points\":-1" + "0".repeat(20) + "}]}");
    }

    @Test
    void aValueIsShownNoLongerThanItHelps() {
        assertRefused("at", "'" + "😀".repeat(80) + "…' is not a time such as 2010-12-01T08:26:00Z",
                "{\"at\":\"" + "😀".repeat(81) + "\"}");
    }

    @Test
    void anUnknownMemberIsToldTheKnownOnes() {
        assertRefused("lines[0].nettAmount",
                "is not a known member; known are colour, netAmount, own, pieces, points, sku",
                "{\"lines\":[{\"nettAmount\":\"1\"}]}");
    }

    @Test
    void whatIsNoJsonIsToldWhere() {
        assertNoJson("Duplicate field 'at' (line 1, column 16)", "{\"at\":null,\"at\":null}");
        assertNoJson("Duplicate field 'sku' (line 1, column 26)", "{\"lines\":[{\"sku\":\"\",\"sku\":\"\"}]}");
        assertNoJson("something stands after its value", "{}{}");
        assertNoJson("Unexpected end-of-input (line 1, column 2)", "{");
        assertNoJson("it is nested more than 1000 levels deep", "{\"id\":" + "[".repeat(1001) + "]".repeat(1001) + "}");
        assertNoJson("it holds a number of more than 1000 digits, or an endless name",
                "{\"lines\":[{\"netAmount\":" + "9".repeat(1001) + "}]}");
    }

    private static void assertRefused(String field, String message, String json) {
        var refusal = refusal(json);
        assertEquals("invalid-request", refusal.code());
        assertEquals(List.of(new Violation(field, message)), refusal.violations());
    }

    private static void assertNoJson(String what, String json) {
        var refusal = refusal(json);
        assertEquals("malformed-json", refusal.code());
        assertEquals("The body is not valid JSON: " + what, refusal.getMessage());
    }

    private static DomainException refusal(String json) {
        return JsonMapperOfErrors.refusal(assertThrows(JsonProcessingException.class,
                () -> Json.MAPPER.readValue(json, Order.class)), "body");
    }
}
