package io.stamgast.portal.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.imports.DateStyle;
import io.stamgast.imports.Glimpse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private final Reading reading = new Reading(new Glimpse("windows-1252", ";",
            List.of("Factuurnummer", "Datum", "Klantnummer", "Artikel", "Aantal", "Bedrag", "Merk", "Geleverd"),
            List.of(List.of("F1", "05-01-2026", "", "A", "2", "1,50", "", "06.01.2026"),
                    List.of("F2", "31-01-2026", "C1", "B", "1", "12,00", "", ""))), "Europe/Amsterdam");

    @Test
    void whatTheFileShowsNeedsNoFillingIn() {
        var mapping = reading.mapping("erp", true);

        assertEquals(Map.of("invoiceNumber", "Factuurnummer", "occurredAt", "Datum", "account", "Klantnummer",
                "sku", "Artikel", "quantity", "Aantal", "netAmount", "Bedrag", "brand", "Merk"), mapping.columns());
        assertEquals("windows-1252", mapping.charset());
        assertEquals(";", mapping.delimiter());
        assertEquals(",", mapping.decimalSeparator());
        assertEquals(DateStyle.DAY_DASH.pattern(), mapping.dateFormat());
    }

    @Test
    void ofObjectsNothingIsAskedThatJsonSays() {
        var objects = new Reading(new Glimpse(null, null, List.of("Datum", "Bedrag"),
                List.of(List.of("2026-01-05T10:00:00Z", "1.50"))), "UTC");

        var mapping = objects.mapping("erp", true);
        assertEquals("ndjson", mapping.format());
        assertNull(mapping.charset());
        assertNull(mapping.delimiter());
        assertNull(mapping.decimalSeparator());
        assertEquals(DateStyle.YEAR_FIRST.pattern(), mapping.dateFormat());
    }

    @Test
    void anotherColumnOfDatesMayBeWrittenOtherwise() {
        dates().setHeader("Geleverd");
        reading.guessDates();

        assertEquals(DateStyle.DAY_DOT, reading.getDateStyle());
        assertEquals("06.01.2026", reading.getFirstDate());
    }

    @Test
    void datesInNoKnownWayAreDescribedByHand() {
        dates().setHeader("Artikel");
        reading.guessDates();
        reading.setDateFormat("MMM yyyy");

        assertNull(reading.getDateStyle());
        assertEquals("MMM yyyy", reading.mapping("erp", true).dateFormat());
    }

    @Test
    void whatReadsEitherWayIsLeftToTheVisitor() {
        var either = new Reading(new Glimpse("UTF-8", ",", List.of("Datum", "Bedrag"),
                List.of(List.of("12/1/2010", "1,234"))), "UTC");

        assertTrue(either.isDayOrMonthUnclear());
        assertNull(either.getDateStyle());
        assertNull(either.pattern());
        assertNull(either.getDecimalSeparator());
        assertFalse(reading.isDayOrMonthUnclear());
    }

    @Test
    void whatTheVisitorHasPutRightStaysWhenTheFileIsReadAgain() {
        var seen = new Glimpse("UTF-8", ",", List.of("Nummer", "Datum", "Bedrag"),
                List.of(List.of("F1", "12/1/2010", "1,234")));
        var first = new Reading(seen, "UTC");
        column(first, "invoiceNumber").setHeader("Nummer");
        first.setDateStyle(DateStyle.MONTH_SLASH);
        first.setDecimalSeparator(".");
        first.setAccountPattern("^(.+)$");

        var mapping = first.again(new Glimpse("windows-1252", ",", seen.header(), seen.rows())).mapping("erp", true);

        assertEquals(Map.of("invoiceNumber", "Nummer", "occurredAt", "Datum", "netAmount", "Bedrag"),
                mapping.columns());
        assertEquals(DateStyle.MONTH_SLASH.pattern(), mapping.dateFormat());
        assertEquals(".", mapping.decimalSeparator());
        assertEquals("^(.+)$", mapping.accountPattern());
        assertEquals("windows-1252", mapping.charset());
    }

    @Test
    void whatAnotherDelimiterShowsIsGuessedAnew() {
        var first = new Reading(new Glimpse("UTF-8", ",", List.of("Factuur;Datum;Prijs"),
                List.of(List.of("F1;31-12-2026;1", "5"))), "UTC");

        var again = first.again(new Glimpse("UTF-8", ";", List.of("Factuur", "Datum", "Prijs"),
                List.of(List.of("F1", "31-12-2026", "1,5"))));

        assertEquals(DateStyle.DAY_DASH, again.getDateStyle());
        assertEquals(",", again.getDecimalSeparator());
        assertEquals("Factuur", column(again, "invoiceNumber").getHeader());
    }

    @Test
    void aColumnThatTheVisitorSetToNothingIsNotGuessedAgain() {
        var seen = new Glimpse("UTF-8", ";", List.of("Nummer", "Datum", "Bedrag"), List.of());
        var first = new Reading(seen, "UTC");
        column(first, "netAmount").setHeader(null);

        var again = first.again(new Glimpse("windows-1252", ";", seen.header(), seen.rows()));

        assertNull(column(again, "netAmount").getHeader());
        assertEquals("Datum", column(again, "occurredAt").getHeader());
    }

    @Test
    void aColumnMeansWhatItMeantAndNothingElse() {
        var first = new Reading(new Glimpse("windows-1252", ";", List.of("Bedrag", "Prijs", "BetrÃ¤ge"), List.of()),
                "UTC");
        column(first, "unitPrice").setHeader("Bedrag");
        column(first, "netAmount").setHeader("BetrÃ¤ge");

        var again = first.again(new Glimpse("UTF-8", ";", List.of("Bedrag", "Prijs", "Beträge"), List.of()));

        assertEquals("Bedrag", column(again, "unitPrice").getHeader());
        assertNull(column(again, "netAmount").getHeader());
    }

    @Test
    void aGuessOfDatesAndDecimalsGoesWithItsColumn() {
        var first = new Reading(new Glimpse("UTF-8", ";", List.of("Datum", "Bedrag"),
                List.of(List.of("31-12-2026", "1.50"))), "UTC");

        var again = first.again(new Glimpse("windows-1252", ";", List.of("Date", "Amount"),
                List.of(List.of("31.12.2026", "1,50"))));

        assertEquals(DateStyle.DAY_DOT, again.getDateStyle());
        assertEquals(",", again.getDecimalSeparator());
    }

    @Test
    void aChoiceOfDatesAndDecimalsStaysWhenItsColumnGoes() {
        var first = new Reading(new Glimpse("UTF-8", ";", List.of("Datum", "Bedrag"),
                List.of(List.of("31-12-2026", "1.50"))), "UTC");
        first.setDateStyle(DateStyle.DAY_SLASH);
        first.setDecimalSeparator(",");

        var again = first.again(new Glimpse("windows-1252", ";", List.of("Date", "Amount"),
                List.of(List.of("31.12.2026", "1.50"))));

        assertEquals(DateStyle.DAY_SLASH, again.getDateStyle());
        assertEquals(",", again.getDecimalSeparator());
    }

    @Test
    void aGuessIsNoChoiceForAnotherColumnThatWasChosenSince() {
        var first = new Reading(new Glimpse("UTF-8", ";", List.of("Bedrag", "Netto"),
                List.of(List.of("1,50", "1.50"))), "UTC");
        column(first, "netAmount").setHeader("Netto");

        var again = first.again(new Glimpse("windows-1252", ";", List.of("Bedrag"), List.of(List.of("1,50"))));

        assertNull(column(again, "netAmount").getHeader());
        assertNull(again.getDecimalSeparator());
    }

    @Test
    void aGuessStaysWhileItsColumnDoes() {
        var first = new Reading(new Glimpse("UTF-8", ";", List.of("Datum", "Bedrag"),
                List.of(List.of("31-12-2026", "1.50"))), "UTC");

        var again = first.again(new Glimpse("windows-1252", ";", List.of("Datum", "Bedrag"), List.of()));

        assertEquals(DateStyle.DAY_DASH, again.getDateStyle());
        assertEquals(".", again.getDecimalSeparator());
    }

    @Test
    void aColumnIsShownByTheFirstThingInIt() {
        assertEquals("C1", reading.sample("Klantnummer"));
        assertNull(reading.sample("Merk"));
        assertNull(reading.sample(null));
    }

    @Test
    void whatIsNeededStandsApartFromTheRest() {
        assertEquals(7, reading.getNeeded().size());
        assertTrue(reading.isOtherChosen());
        assertFalse(new Reading(new Glimpse("UTF-8", ",", List.of("Datum"), List.of()), "UTC").isOtherChosen());
    }

    private Column dates() {
        return column(reading, "occurredAt");
    }

    private static Column column(Reading from, String member) {
        return from.getNeeded().stream().filter(column -> column.getMember().equals(member)).findFirst().orElseThrow();
    }
}
