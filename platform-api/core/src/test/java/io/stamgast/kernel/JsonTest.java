package io.stamgast.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    record Sample(BigDecimal amount, Instant at) {
    }

    private static Sample read(String json) throws JsonProcessingException {
        return Json.MAPPER.readValue(json, Sample.class);
    }

    @Test
    void aDecimalIsReadFromAStringAndFromANumberExactly() throws Exception {
        assertEquals(new BigDecimal("15.30"), read("{\"amount\":\"15.30\"}").amount());
        assertEquals(new BigDecimal("0.1"), read("{\"amount\":0.1}").amount());
        assertEquals(new BigDecimal("-7"), read("{\"amount\":-7}").amount());
    }

    @Test
    void aDecimalIsWrittenAsAPlainString() {
        assertEquals("{\"amount\":\"1000.00\",\"at\":\"2010-12-01T08:26:00Z\"}",
                Json.write(new Sample(new BigDecimal("1000.00"), Instant.parse("2010-12-01T08:26:00Z"))));
        assertEquals("\"1000\"", Json.write(new BigDecimal("1E+3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1e9999999\"", "1e9999999", "\"\"", "\" 1\"", "\"1,5\"", "\"NaN\"", "true", "[]",
        "1e60", "\"1234567890123456789012345\""})
    void whatIsNoDecimalOfReasonableSizeIsRefused(String amount) {
        assertThrows(JsonProcessingException.class, () -> read("{\"amount\":" + amount + "}"));
    }

    @Test
    void aTimeIsReadWithAnyOffset() throws Exception {
        assertEquals(Instant.parse("2010-12-01T07:26:00Z"), read("{\"at\":\"2010-12-01T08:26:00+01:00\"}").at());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"5\"", "\"2010-12-01\"", "\"2010-12-01T08:26:00\"", "\"\"", "true"})
    void whatIsNoTimeWithAnOffsetIsRefused(String at) {
        assertThrows(JsonProcessingException.class, () -> read("{\"at\":" + at + "}"));
    }

    @Test
    void textThatTheDatabaseCantStoreIsRefused() throws Exception {
        assertEquals("a", Json.MAPPER.readValue("\"a\"", String.class));
        assertThrows(JsonProcessingException.class, () -> Json.MAPPER.readValue("\"a\\u0000b\"", String.class));
    }
}
