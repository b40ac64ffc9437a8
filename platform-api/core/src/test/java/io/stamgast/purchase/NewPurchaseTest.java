package io.stamgast.purchase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewPurchaseTest {

    private static final Instant NOW = Instant.parse("2011-01-01T00:00:00Z");
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final UUID ACCOUNT = Ids.next();
    private static final String VALID = """
            {"source":"erp","invoiceNumber":"536365","account":"ext:17850","distributor":"ext:D1",
             "occurredAt":"2010-12-01T08:26:00Z","currency":"GBP","originalInvoice":null,
             "lines":[{"sku":"85123A","description":"d","category":"c","brand":"b","quantity":"6",
                       "netAmount":"15.30","listAmount":"15.30","cost":null,"own":true},
                      {"sku":"X","quantity":1,"netAmount":"0.005"}]}""";

    private static NewPurchase read(String json) {
        try {
            return Json.MAPPER.readValue(json, NewPurchase.class);
        } catch (JsonProcessingException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }

    private static Purchase kept(NewPurchase reported) {
        return reported.kept(ACCOUNT, null, true, GBP, NOW);
    }

    private static byte[] hash(String json) {
        var reported = read(json);
        return reported.contentHash(kept(reported));
    }

    private static List<Violation> violations(String json) {
        return assertThrows(DomainException.class, () -> read(json).requireValid(NOW)).violations();
    }

    @Test
    void aLineNeedsOnlySkuQuantityAndNetAmountAndIsOurOwn() {
        var reported = read(VALID);
        reported.requireValid(NOW);

        var line = kept(reported).lines().get(1);

        assertEquals(new PurchaseLine(2, "X", null, null, null, BigDecimal.ONE, 1, null, null, true), line);
    }

    @ParameterizedTest
    @CsvSource({"15.30,1530", "0.005,1", "0.0049,0", "-0.005,-1", "1.115,112", "-1.115,-112", "100,10000"})
    void aLineIsRoundedHalfUpToTheMinorUnitOnBothSidesOfZero(String amount, long minor) {
        assertEquals(minor, MinorUnits.of(new BigDecimal(amount), GBP));
    }

    @Test
    void everyLineIsRoundedByItself() {
        assertEquals(1531, kept(read(VALID)).totalMinor());
    }

    @Test
    void aNegativeTotalMakesAReturn() {
        assertEquals(Purchase.Kind.RETURN, kept(read(VALID.replace("\"15.30\"", "\"-15.30\""))).kind());
        assertEquals(Purchase.Kind.SALE, kept(read(VALID)).kind());
    }

    @Test
    void aLinkedReturnThatSumsUpToSomethingIsRefused() {
        var reported = read(VALID.replace("\"originalInvoice\":null", "\"originalInvoice\":\"536364\""));
        assertEquals("return-not-negative", assertThrows(DomainException.class, () -> kept(reported)).code());
    }

    @Test
    void anotherCurrencyThanTheProgramsIsRefused() {
        var reported = read(VALID.replace("GBP", "EUR"));
        assertEquals("wrong-currency", assertThrows(DomainException.class, () -> kept(reported)).code());
    }

    @Test
    void theSameContentHasOneHashHoweverItIsWritten() {
        var again = VALID.replace("\"quantity\":\"6\"", "\"quantity\":6.00").replace("15.30", "15.3")
                .replace("\"cost\":null,\"own\":true", "\"own\":true").replace("0.005", "0.0051")
                .replace("2010-12-01T08:26:00Z", "2010-12-01T09:26:00+01:00");
        assertArrayEquals(hash(VALID), hash(again));
    }

    @ParameterizedTest
    @CsvSource({"85123A,85123B", "\"6\",\"7\"", "15.30,15.31", "own\":true,own\":false", "08:26,08:27",
        "\"c\",\"d\"", "\"cost\":null,\"cost\":1"})
    void otherContentHasAnotherHash(String part, String other) {
        assertFalse(Arrays.equals(hash(VALID), hash(VALID.replace(part, other))));
    }

    @Test
    void valuesThatRunIntoEachOtherAreToldApart() {
        var one = VALID.replace("\"description\":\"d\",\"category\":\"c\"", "\"description\":\"d1:c\"");
        assertFalse(Arrays.equals(hash(VALID), hash(one)));
    }

    @Test
    void everyInvalidFieldIsNamed() {
        var found = violations("{\"lines\":[{\"sku\":\"a\",\"quantity\":1,\"netAmount\":1},{}]}");
        assertEquals(List.of("source", "invoiceNumber", "currency", "account", "occurredAt", "lines[1].sku",
                "lines[1].quantity", "lines[1].netAmount"), found.stream().map(Violation::field).toList());
    }

    @ParameterizedTest
    @CsvSource({"originalInvoice\":null,originalInvoice\":\" \",originalInvoice",
        "15.30,12345678901,lines[0].netAmount", "ext:17850,17850,account", "ext:17850,ext: ,account",
        "ext:D1,D1,distributor", "2010-12-01T08:26:00Z,2011-01-02T00:00:01Z,occurredAt",
        "2010-12-01T08:26:00Z,1989-12-31T00:00:00Z,occurredAt"})
    void whatCannotBeKeptIsRefusedAtItsField(String part, String bad, String field) {
        assertEquals(field, violations(VALID.replace(part, bad)).get(0).field());
    }

    @Test
    void aPurchaseHasOneToAThousandLines() {
        assertEquals("lines", violations(VALID.replaceAll("(?s)\"lines\":.*", "\"lines\":[]}")).get(0).field());
        var many = "{\"sku\":\"a\",\"quantity\":1,\"netAmount\":1},".repeat(1000);
        assertEquals("lines", violations(VALID.replace("{\"sku\":\"X\"", many + "{\"sku\":\"X\"")).get(0).field());
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "日本", "ß"})
    void anyRealTextIsTaken(String text) {
        read(VALID.replace("85123A", text)).requireValid(NOW);
    }
}
