package io.stamgast.demo.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoDataTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final DemoData data = new DemoData(TODAY);

    @Test
    void theSameDayMakesTheSameData() {
        assertEquals(data.purchases(), new DemoData(TODAY).purchases());
        assertEquals(data.walletObservations(), new DemoData(TODAY).walletObservations());
    }

    @Test
    void atLeastTwoHundredAccountsBuyInEachOfTwelveMonths() {
        var months = data.purchases().stream()
                .collect(Collectors.groupingBy(purchase -> ((String) purchase.get("occurredAt")).substring(0, 7),
                        Collectors.mapping(purchase -> purchase.get("account"), Collectors.toSet())));

        assertTrue(months.size() >= 12, months.keySet().toString());
        assertTrue(data.accounts().size() >= 200);
        assertTrue(months.get("2026-05").size() > 120, "accounts in May: " + months.get("2026-05").size());
    }

    @Test
    void everyInvoiceNumberIsUsedOnceForADistributor() {
        var numbers = new HashSet<String>();

        data.purchases().forEach(purchase ->
                assertTrue(numbers.add(purchase.get("distributor") + "/" + purchase.get("invoiceNumber"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22", "2026-12-31", "2027-01-01", "2027-01-02", "2027-03-28", "2028-02-29"})
    void nothingHappensAfterTodayAndTwelveWholeMonthsBeforeIt(LocalDate today) {
        var midnight = today.atStartOfDay(DemoData.ZONE).toInstant();
        var onThatDay = new DemoData(today);

        onThatDay.purchases().forEach(purchase ->
                assertTrue(Instant.parse((String) purchase.get("occurredAt")).isBefore(midnight)));
        onThatDay.walletObservations().forEach(observation ->
                assertFalse(LocalDate.parse((String) observation.get("observedOn")).isAfter(today)));
        assertEquals(YearMonth.from(today).minusMonths(12), onThatDay.firstMonth());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22", "2026-12-31", "2027-01-01", "2027-02-01", "2027-04-02"})
    void theWalletOfTheFirstAccountIsKnownOnEveryDay(LocalDate today) {
        var quarter = today.getYear() + "-Q" + today.get(IsoFields.QUARTER_OF_YEAR);
        var first = "ext:" + data.accounts().get(0).externalId();

        assertTrue(new DemoData(today).walletObservations().stream().anyMatch(observation ->
                first.equals(observation.get("account")) && quarter.equals(observation.get("period"))));
    }

    @Test
    void aReturnComesAfterItsOriginal() {
        var seen = new HashMap<Object, Object>();
        for (var purchase : data.purchases()) {
            var original = purchase.get("originalInvoice");
            assertTrue(original == null || seen.containsKey(original), "no original before " + purchase);
            seen.put(purchase.get("invoiceNumber"), purchase);
        }
    }
}
