package io.stamgast.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.stamgast.kernel.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonErrorsTest {

    enum Colour { RED, GREEN }

    record Line(BigDecimal netAmount, Colour colour) {
    }

    record Order(Instant at, List<Line> lines) {
    }

    @Test
    void theFieldIsNamedByItsPath() {
        var error = refused("{\"lines\":[{\"netAmount\":\"1.50\"},{\"netAmount\":\"x\"}]}");

        assertEquals("lines[1].netAmount", JsonMapperOfErrors.path(error));
        assertEquals("'x' is not a decimal number such as 15.30", JsonMapperOfErrors.reason(error));
    }

    @Test
    void aWrongTimeIsToldHowATimeLooks() {
        assertEquals("'yesterday' is not a time such as 2010-12-01T08:26:00Z",
                JsonMapperOfErrors.reason(refused("{\"at\":\"yesterday\"}")));
    }

    @Test
    void aWrongNameIsToldTheRightOnes() {
        assertEquals("'BLUE' is not one of RED, GREEN",
                JsonMapperOfErrors.reason(refused("{\"lines\":[{\"colour\":\"BLUE\"}]}")));
    }

    @Test
    void anUnknownMemberIsToldTheKnownOnes() {
        var reason = JsonMapperOfErrors.reason(refused("{\"lines\":[{\"nettAmount\":\"1\"}]}"));

        assertTrue(reason.endsWith("known are colour, netAmount"), reason);
    }

    private static JsonMappingException refused(String json) {
        return assertThrows(JsonMappingException.class, () -> Json.MAPPER.readValue(json, Order.class));
    }
}
