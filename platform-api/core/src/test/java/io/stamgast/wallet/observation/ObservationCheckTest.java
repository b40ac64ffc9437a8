package io.stamgast.wallet.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Json;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationCheckTest {

    private static final String VALID = """
            {"account":"ext:A1","scope":"ALL","period":"2011-Q1","amount":"10000.00","currency":"EUR",
             "source":"DISTRIBUTOR_REPORT","distributor":"ext:D1","observedOn":"2011-04-01"}""";

    @Test
    void aWholeObservationIsAccepted() throws Exception {
        check(VALID);
        check("[" + VALID + "," + VALID + "]");
    }

    @Test
    void scopeCurrencyDistributorAndDayMayBeLeftOut() throws Exception {
        check("""
                {"account":"ext:A1","period":"2011","amount":"0","source":"ESTIMATED"}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"ext:A1\"             | \"A1\"                 | account",
        "\"ALL\"                | \" \"                  | scope",
        "2011-Q1                | 2011-Q5                | period",
        "\"10000.00\"           | \"-0.01\"              | amount",
        "\"10000.00\"           | \"10000.001\"          | amount",
        "\"10000.00\"           | null                   | amount",
        "\"10000.00\"           | \"99999999999999999\"  | amount",
        "EUR                    | USD                    | currency",
        "\"DISTRIBUTOR_REPORT\" | null                   | source",
        "DISTRIBUTOR_REPORT     | DECLARED               | distributor",
        "ext:D1                 | D1                     | distributor",
        "2011-04-01             | 2011-04-03             | observedOn",
        "2011-04-01             | 0011-04-01             | observedOn"})
    void oneWrongFieldIsNamed(String valid, String wrong, String field) {
        var violations = violations(VALID.replace(valid, wrong));
        assertEquals(List.of(field), violations.stream().map(Violation::field).toList());
    }

    @Test
    void inAnArrayThePlaceIsNamed() {
        var violations = violations("[" + VALID + "," + VALID.replace("2011-Q1", "soon").replace("EUR", "USD") + "]");
        assertEquals(List.of("[1].period", "[1].currency"), violations.stream().map(Violation::field).toList());
    }

    @Test
    void currenciesWithoutMinorUnitsTakeWholeAmounts() {
        var yen = new ObservationCheck(Currency.getInstance("JPY"), LocalDate.of(2011, 4, 2));
        var body = read(VALID.replace("EUR", "JPY").replace("10000.00", "10000.5"));
        assertThrows(DomainException.class, () -> yen.require(body.observations(), true));
    }

    @ParameterizedTest
    @CsvSource({"EUR,10000000000000.00,10000000000000.01", "JPY,1000000000000000,1000000000000001"})
    void aWalletGoesUpToALimitInMinorUnits(String currency, String most, String more) throws Exception {
        var check = new ObservationCheck(Currency.getInstance(currency), LocalDate.of(2011, 4, 2));
        var json = VALID.replace("EUR", currency);
        check.require(read(json.replace("10000.00", most)).observations(), true);

        var refusal = assertThrows(DomainException.class,
                () -> check.require(read(json.replace("10000.00", more)).observations(), true));
        assertEquals(List.of(new Violation("amount", "must be at most " + most)), refusal.violations());
    }

    @Test
    void moreThanTheLimitIsTooLarge() {
        var refusal = assertThrows(DomainException.class,
                () -> read("[" + (VALID + ",").repeat(10_000) + VALID + "]"));
        assertEquals("too-large", refusal.code());
    }

    @Test
    void whatIsNoObservationIsRefusedWithItsPlace() {
        var wrong = assertThrows(JsonMappingException.class, () -> Json.MAPPER.readValue(
                "[" + VALID + "," + VALID.replace("\"10000.00\"", "true") + "]", ObservationBody.class));
        assertEquals("[1].amount", wrong.getPathReference().replaceAll("^.*(\\[1])->.*\\[\"(\\w+)\"]$", "$1.$2"));
        assertEquals("[0]", violations("[null]").get(0).field());
        assertThrows(JsonMappingException.class, () -> Json.MAPPER.readValue("5", ObservationBody.class));
    }

    @Test
    void unknownMembersAreRefused() {
        assertThrows(JsonProcessingException.class,
                () -> Json.MAPPER.readValue(VALID.replace("account", "acount"), ObservationBody.class));
    }

    private static List<Violation> violations(String body) {
        return assertThrows(DomainException.class, () -> check(body)).violations();
    }

    private static void check(String json) {
        var body = read(json);
        assertTrue(body.one() == !json.startsWith("["));
        new ObservationCheck(Currency.getInstance("EUR"), LocalDate.of(2011, 4, 2))
                .require(body.observations(), body.one());
    }

    private static ObservationBody read(String json) {
        try {
            return Json.MAPPER.readValue(json, ObservationBody.class);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
