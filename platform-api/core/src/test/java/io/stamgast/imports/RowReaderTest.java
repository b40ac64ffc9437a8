package io.stamgast.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.imports.row.ImportRow;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.text.CsvFile;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowReaderTest {

    private static final Instant LATEST = Instant.parse("2026-01-01T00:00:00Z");
    private static final String HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID";
    private static final String ROW = "536365,85123A,HOLDER,6,2010-12-01 08:26:00,2.555,17850.0";

    @Test
    void aRowBecomesALineWithItsExactAmount() throws Exception {
        var row = read(Mappings.retail(), ROW);
        assertEquals("536365", row.invoiceNumber());
        assertEquals("17850", row.account());
        assertEquals("", row.distributor());
        assertEquals("85123A", row.sku());
        assertEquals(new BigDecimal("15.330"), row.netAmount());
        assertEquals(Instant.parse("2010-12-01T08:26:00Z"), row.occurredAt());
        assertNull(row.category());
        assertTrue(row.own());
    }

    @Test
    void localTimesAreTheZones() throws Exception {
        var row = read(Mappings.retail(), ROW.replace("2010-12-01", "2011-05-01"));
        assertEquals(Instant.parse("2011-05-01T07:26:00Z"), row.occurredAt());
    }

    @Test
    void anEmptyAccountIsMissing() {
        assertRefused("account", "account-missing", ROW.replace("17850.0", ""));
        assertRefused("account", "account-missing", ROW.replace("17850.0", "   "));
    }

    @Test
    void anAccountThatThePatternDoesNotFitIsRefused() {
        assertRefused("account", "account-not-matched", ROW.replace("17850.0", ".5"));
    }

    @Test
    void whatIsNoNumberIsRefused() {
        for (var number : new String[] {"six", "1e3", "0x10", "--1", "1,5", ".", "NaN"}) {
            assertRefused("quantity", "not-a-number", ROW.replace(",6,", ",\"" + number + "\","));
        }
        assertRefused("unitPrice", "not-a-number", ROW.replace("2.555", "£2"));
        assertRefused("unitPrice", "unit-price-missing", ROW.replace("2.555", ""));
    }

    @Test
    void aNumberOfMoreDigitsThanAPurchaseMayHaveIsRefused() throws Exception {
        assertRefused("quantity", "number-too-large", ROW.replace(",6,", ",12345678901,"));
        assertRefused("unitPrice", "number-too-large", ROW.replace("2.555", "12345678901"));
        assertRefused("unitPrice", "number-too-large", ROW.replace(",6,", ",99999,").replace("2.555", "9999999999"));
        assertRefused("unitPrice", "too-many-decimals", ROW.replace("2.555", "2.123456789"));
        assertEquals(new BigDecimal("6666666666.6"), read(Mappings.retail(), ROW.replace("2.555", "1111111111.1"))
                .netAmount());
    }

    @Test
    void aDateOfNoPurchaseIsRefused() throws Exception {
        assertRefused("occurredAt", "date-too-early", ROW.replace("2010-12-01", "1989-12-31"));
        assertRefused("occurredAt", "date-in-future", ROW.replace("2010-12-01 08:26:00", "2026-01-01 00:00:01"));
        assertEquals(LATEST, read(Mappings.retail(), ROW.replace("2010-12-01 08:26:00", "2026-01-01 00:00:00"))
                .occurredAt());
    }

    @Test
    void aReferenceToNobodyIsRefused() {
        assertRefused("account", "account-missing", ROW.replace("17850.0", "ext:.0"));
        assertRefused("account", "account-missing", ROW.replace("17850.0", "ext:"));
    }

    @Test
    void whatIsNoDateIsRefused() {
        for (var date : new String[] {"01.12.2010", "2010-02-30 08:00:00", "2010-12-01", "2010-13-01 00:00:00"}) {
            assertRefused("occurredAt", "not-a-date", ROW.replace("2010-12-01 08:26:00", date));
        }
    }

    @Test
    void aRowOfAnotherWidthIsRefused() {
        assertRefused(null, "wrong-column-count", ROW + ",more");
        assertRefused(null, "wrong-column-count", "536365,85123A");
    }

    @Test
    void whatNoColumnCanHoldIsRefused() {
        assertRefused("sku", "too-long", ROW.replace("85123A", "x".repeat(101)));
        assertRefused("sku", "sku-missing", ROW.replace("85123A", ""));
        assertRefused("description", "invalid-character", ROW.replace("HOLDER", "HOL\0DER"));
        assertRefused("description", "invalid-character", Mappings.retail().charset("CESU-8"),
                (HEADER + "\n" + ROW.replace("HOLDER", "\u00ed\u00a0\u0080")).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aConstantStandsWhereTheFileSaysNothing() throws Exception {
        var mapping = Mappings.retail().constant("category", "Gifts").constant("own", "no");
        assertEquals("Gifts", read(mapping, ROW).category());
        assertFalse(read(mapping, ROW).own());
        var described = Mappings.retail().constant("description", "none");
        assertEquals("none", read(described, ROW.replace("HOLDER", "")).description());
        assertEquals("HOLDER", read(described, ROW).description());
    }

    @Test
    void aDecimalCommaIsReadWhenTheMappingSaysSo() throws Exception {
        var mapping = Mappings.retail().delimiter(";").decimalSeparator(",");
        var row = read(mapping, HEADER.replace(',', ';'), ROW.replace(',', ';').replace("2.555", "2,555"));
        assertEquals(new BigDecimal("15.330"), row.netAmount());
        assertThrows(RowRefused.class, () -> read(mapping, HEADER.replace(',', ';'), ROW.replace(',', ';')));
    }

    @Test
    void anExpressionThatTriesEveryWayIsStopped() {
        var mapping = Mappings.retail().accountPattern("^((a+)+)$");
        var refused = assertThrows(RowRefused.class,
                () -> read(mapping, ROW.replace("17850.0", "a".repeat(60) + "!")));
        assertEquals("account-not-matched", refused.reason());
    }

    @Test
    void aTimeWithoutAFormatIsIso() throws Exception {
        var mapping = Mappings.retail().dateFormat(null);
        assertEquals(Instant.parse("2010-12-01T07:26:00Z"),
                read(mapping, ROW.replace("2010-12-01 08:26:00", "2010-12-01T08:26:00+01:00")).occurredAt());
        assertEquals(Instant.parse("2010-12-01T00:00:00Z"),
                read(mapping, ROW.replace("2010-12-01 08:26:00", "2010-12-01")).occurredAt());
    }

    @Test
    void aMappingThatDoesNotFitTheHeaderNamesEachColumn() {
        var mapping = Mappings.retail().column("sku", "Artikel").column("category", "Kategorie");
        var refusal = assertThrows(DomainException.class, () -> read(mapping, ROW));
        assertEquals("invalid-mapping", refusal.code());
        assertEquals(List.of("mapping.columns.sku", "mapping.columns.category"),
                refusal.violations().stream().map(Violation::field).toList());
    }

    private static void assertRefused(String field, String reason, String row) {
        assertRefused(field, reason, Mappings.retail(), (HEADER + "\n" + row).getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(String field, String reason, Mappings mapping, byte[] file) {
        var refused = assertThrows(RowRefused.class, () -> read(mapping, new ByteArrayInputStream(file)));
        assertEquals(reason, refused.reason());
        assertEquals(field, refused.field());
    }

    private static ImportRow read(Mappings mapping, String row) throws RowRefused, IOException {
        return read(mapping, HEADER, row);
    }

    private static ImportRow read(Mappings mapping, String header, String row) throws RowRefused, IOException {
        return read(mapping, Mappings.utf8(header + "\n" + row + "\n"));
    }

    private static ImportRow read(Mappings mapping, InputStream content) throws RowRefused, IOException {
        var format = MappingCheck.check(mapping.build(), "GBP", "Europe/London");
        try (var file = new CsvFile(content, format.charset(), format.delimiter())) {
            return new RowReader(format, file.header(), LATEST).read(1, file.next());
        }
    }
}
