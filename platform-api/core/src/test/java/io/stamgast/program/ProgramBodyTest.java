package io.stamgast.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Json;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramBodyTest {

    private static final String VALID = """
            {"currency":"GBP","timeZone":"Europe/London","pointsName":"stars","fairValue":"0.012","rounding":"CARRY",
            "pendingDays":14,"expiry":{"policy":"ROLLING","months":24},"negativeBalance":"WITHIN_BALANCE",
            "autoEnrol":false,"earningSources":["erp","sell-out"],"restoreGraceDays":30,"reservationMinutes":60,
            "adjustmentLimit":5000,"pooledBalance":true}""";

    @Test
    void whatIsReadIsWhatWasWritten() throws JsonProcessingException {
        var settings = read(VALID).settings();
        assertEquals(Json.MAPPER.readTree(VALID), Json.MAPPER.readTree(Json.write(ProgramBody.of(settings))));
    }

    @Test
    void theFairValueIsADecimalStringWithoutNeedlessZeros() throws JsonProcessingException {
        var settings = read(VALID.replace("0.012", "100.000000")).settings();
        assertEquals(new BigDecimal("100"), ProgramBody.of(settings).fairValue());
    }

    @Test
    void aCurrencyThatIsNoneIsRefused() {
        assertRefused(VALID.replace("GBP", "GBX"), "currency", "'GBX' is not a currency of ISO 4217, such as EUR");
        assertRefused(VALID.replace("GBP", "XAU"), "currency", "'XAU' is not a currency of ISO 4217, such as EUR");
    }

    @Test
    void aTimeZoneThatIsNoneIsRefused() {
        assertRefused(VALID.replace("Europe/London", "+01:00"), "timeZone",
                "'+01:00' is not a time zone, such as Europe/Amsterdam");
    }

    @Test
    void pointsThatNeverExpireHaveNoMonths() {
        assertRefused(VALID.replace("ROLLING", "NONE"), "expiry.months", "must be absent when points never expire");
    }

    @Test
    void pointsThatExpireHaveMonths() {
        assertRefused(VALID.replace("24", "null"), "expiry.months", "must be from 1 to 1200 for ROLLING");
        assertRefused(VALID.replace("24", "0"), "expiry.months", "must be from 1 to 1200 for ROLLING");
    }

    @Test
    void theEndOfTheYearItselfMayBeTheEnd() throws JsonProcessingException {
        var expiry = read(VALID.replace("ROLLING", "CALENDAR").replace("24", "0")).settings().expiry();
        assertEquals(new Expiry(Expiry.Policy.CALENDAR, 0), expiry);
    }

    @Test
    void allMistakesAreNamedAtOnce() throws JsonProcessingException {
        var body = read(VALID.replace("GBP", "GBX").replace("Europe/London", "Europe/Utopia").replace("24", "0"));
        var refusal = assertThrows(DomainException.class, body::settings);
        assertEquals(List.of("currency", "timeZone", "expiry.months"),
                refusal.violations().stream().map(Violation::field).toList());
    }

    @Test
    void withoutSourcesAllEarn() throws JsonProcessingException {
        assertNull(read(VALID.replace("[\"erp\",\"sell-out\"]", "null")).settings().earningSources());
    }

    private static void assertRefused(String json, String field, String message) {
        var refusal = assertThrows(DomainException.class, () -> read(json).settings());
        assertEquals(DomainException.Kind.RULE_BROKEN, refusal.kind());
        assertEquals(List.of(new Violation(field, message)), refusal.violations());
    }

    private static ProgramBody read(String json) throws JsonProcessingException {
        return Json.MAPPER.readValue(json, ProgramBody.class);
    }
}
