package io.stamgast.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Json;
import io.stamgast.reward.RewardsResource.StockChange;
import io.stamgast.web.JsonMapperOfErrors;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockChangeTest {

    @Test
    void aChangeByNothingIsRefused() {
        var refusal = JsonMapperOfErrors.refusal(
                assertThrows(JsonProcessingException.class, () -> read("{\"change\":0}")), "body");
        assertEquals("invalid-request", refusal.code());
        assertEquals(List.of(new Violation("change", "must not be 0")), refusal.violations());
    }

    @Test
    void aChangeAddsOrTakes() throws JsonProcessingException {
        assertEquals(1L, read("{\"change\":1}").change());
        assertEquals(-1L, read("{\"change\":-1}").change());
    }

    private static StockChange read(String json) throws JsonProcessingException {
        return Json.MAPPER.readValue(json, StockChange.class);
    }
}
