package io.stamgast.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    record Sample(BigDecimal amount, Instant at) {
    }

    record Values(String text, Integer whole, Boolean flag, UUID id, LocalDate day, List<String> texts) {
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
        "1e60", "1e-60", "\"1234567890123456789012345\"", "\"0.1234567890123456789\""})
    void whatIsNoDecimalOfReasonableSizeIsRefused(String amount) {
        assertThrows(JsonProcessingException.class, () -> read("{\"amount\":" + amount + "}"));
    }

    @Test
    void aTimeIsReadWithAnyOffset() throws Exception {
        assertEquals(Instant.parse("2010-12-01T07:26:00Z"), read("{\"at\":\"2010-12-01T08:26:00+01:00\"}").at());
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"5\"", "\"2010-12-01\"", "\"2010-12-01T08:26:00\"", "\"\"", "true",
        "\"+10000-01-01T00:00:00Z\"", "\"0000-12-31T23:59:59Z\""})
    void whatIsNoTimeWithAnOffsetIsRefused(String at) {
        assertThrows(JsonProcessingException.class, () -> read("{\"at\":" + at + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "a\\ud83d", "\\ude00\\ud83d"})
    void textThatTheDatabaseCantStoreIsRefused(String text) {
        assertThrows(JsonProcessingException.class, () -> Json.MAPPER.readValue('"' + text + '"', String.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "", "😀", "\ud83d\ude00", "日本"})
    void anyOtherTextIsTaken(String text) throws Exception {
        assertEquals(text, Json.MAPPER.readValue('"' + text + '"', String.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"text\":5", "\"text\":true", "\"text\":[\"a\"]", "\"whole\":\"5\"", "\"whole\":5.0",
        "\"whole\":\"\"", "\"whole\":true", "\"flag\":\"true\"", "\"flag\":1", "\"flag\":\"\"", "\"id\":\"\"",
        "\"id\":\"1-1-1-1-1\"", "\"id\":\"AAAAAAAAAAAAAAAAAAAAAA==\"", "\"id\":5", "\"day\":5",
        "\"day\":[2010,12,1]", "\"day\":\"2010-12-01T00:00:00\"", "\"day\":\"\"", "\"texts\":\"a\"",
        "\"texts\":[5]", "\"texts\":\"\""})
    void aValueOfAnotherTypeIsRefused(String member) {
        assertThrows(JsonProcessingException.class, () -> Json.MAPPER.readValue("{" + member + "}", Values.class));
    }
}
