package io.stamgast.demo.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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

    @Test
    void nothingHappensAfterToday() {
        var midnight = TODAY.atStartOfDay(data.zone()).toInstant();

        data.purchases().forEach(purchase ->
                assertTrue(Instant.parse((String) purchase.get("occurredAt")).isBefore(midnight)));
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
