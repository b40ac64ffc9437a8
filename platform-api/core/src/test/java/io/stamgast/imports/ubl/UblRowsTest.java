package io.stamgast.imports.ubl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.imports.row.Field;
import io.stamgast.imports.row.ImportRow;
import io.stamgast.imports.row.RowTaker.InvoiceKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What documents as they are really written become. */
class UblRowsTest {

    private static final String INVOICE = Taken.example("peppol-invoice.xml");
    private static final String CREDIT_NOTE = Taken.example("credit-note.xml");

    @Test
    void anInvoiceBecomesItsLinesWithTheirPartOfItsAllowancesAndCharges() {
        var rows = Taken.of(INVOICE, Formats.usual()).rows;

        assertEquals(List.of(
                row(1, "HM-1000", "Huismelange 1 kg", "50201706", "De Dom", "12", "131.97", "144.00"),
                row(2, "Crate", "Crate", null, null, "-2", "-10.48", "-10.00"),
                row(3, "08719333002027", "Paper cup 20 cl", null, null, "100", "37.71", "40.00")), rows);
        assertEquals(new BigDecimal("159.20"), sum(rows));
    }

    private static ImportRow row(long number, String sku, String description, String category, String brand,
                                 String quantity, String netAmount, String listAmount) {
        return new ImportRow(number, "2026-0471", "", "C-1042", Instant.parse("2026-03-01T23:00:00Z"), null, sku,
                description, category, brand, new BigDecimal(quantity), new BigDecimal(netAmount),
                new BigDecimal(listAmount), null, true);
    }

    private static BigDecimal sum(List<ImportRow> rows) {
        return rows.stream().map(ImportRow::netAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aCreditNoteGivesBackOfTheInvoiceItNames() {
        var row = only(CREDIT_NOTE, Formats.usual());

        assertEquals(new ImportRow(1, "2026-C017", "", "C-1042", Instant.parse("2026-03-09T13:30:00Z"), "2026-0471",
                "HM-1000", "Huismelange 1 kg", null, null, new BigDecimal("-2"), new BigDecimal("-21.00"),
                new BigDecimal("-21.00"), null, true), row);
    }

    @Test
    void anInvoiceBelowNothingGivesBackToo() {
        var correction = CREDIT_NOTE.replace("CreditNoteLine", "InvoiceLine").replace("CreditNote", "Invoice")
                .replace("CreditedQuantity", "InvoicedQuantity").replace("InvoiceTypeCode>381", "InvoiceTypeCode>384");
        assertNull(only(correction, Formats.usual()).originalInvoice());

        var row = only(correction.replace(">21.00<", ">-21.00<").replace(">2</b:Inv", ">-2</b:Inv"), Formats.usual());
        assertEquals("2026-0471", row.originalInvoice());
        assertEquals(new BigDecimal("-21.00"), row.netAmount());
    }

    @Test
    void aLineOfACreditNoteMayNameTheOriginalByItself() {
        var reference = CREDIT_NOTE.substring(CREDIT_NOTE.indexOf("<a:BillingReference>"),
                CREDIT_NOTE.indexOf("<a:AccountingSupplierParty>"));
        var row = only(CREDIT_NOTE.replace(reference, "").replace("<a:Item>", reference + "<a:Item>"),
                Formats.usual());
        assertEquals("2026-0471", row.originalInvoice());
    }

    @ParameterizedTest
    @CsvSource({"ASSIGNED PARTY, C-1042", "PARTY, C-1042", "LEGAL, 30007788", "0106, 30007788", "KVK, 30007788",
        "NL:KVK, 30007788", "VAT, NL007654321B01", "ENDPOINT, 8719333000023", "GLN, 8719333000023",
        "0088, 8719333000023", "9999 VAT, NL007654321B01"})
    void theMappingSaysWhichOfTheBuyersIdsIsTheAccounts(String words, String account) {
        assertEquals(account, rows(INVOICE, Formats.usual().account(words.split(" "))).get(0).account());
    }

    @Test
    void theSellersOwnNumberOfTheBuyerComesFirst() {
        var assigned = CREDIT_NOTE.replace("<a:Party>", "<a:Party><a:PartyIdentification><b:ID>P</b:ID>"
                + "</a:PartyIdentification>");
        assertEquals("C-1042", only(assigned, Formats.usual()).account());
        assertEquals("P", only(assigned, Formats.usual().account("PARTY", "ASSIGNED")).account());
    }

    @Test
    void theAccountMayBeAPartOfTheId() {
        assertEquals("1042", rows(INVOICE, Formats.usual().accountPattern("^C-(.*)")).get(0).account());
    }

    @Test
    void theSellerIsTheDistributorWhereTheMappingSaysSo() {
        assertEquals("8719333000016", rows(INVOICE, Formats.usual().ofDistributors()).get(0).distributor());
        assertEquals("NL001234567B01", rows(INVOICE, Formats.usual().ofDistributors("VAT")).get(0).distributor());
        assertEquals("D1", rows(INVOICE, Formats.usual().constants(Map.of(Field.DISTRIBUTOR, "D1"))).get(0)
                .distributor());
    }

    @Test
    void theMappingSaysWhichOfTheItemsIdsIsTheSku() {
        assertEquals("08719333001013", rows(INVOICE, Formats.usual().sku("GTIN", "SELLER", "NAME")).get(0).sku());
        assertEquals("KOFFIE-1", rows(INVOICE, Formats.usual().sku("MANUFACTURER", "BUYER", "NAME")).get(0).sku());
        assertEquals("Huismelange 1 kg", rows(INVOICE, Formats.usual().sku("NAME")).get(0).sku());
    }

    @Test
    void theMappingSaysWhichClassificationIsTheCategory() {
        assertEquals("Coffee", rows(INVOICE, Formats.usual().category("zzz")).get(0).category());
        assertNull(rows(INVOICE, Formats.usual().category("CPV")).get(0).category());
    }

    @Test
    void aConstantStandsWhereTheDocumentSaysNothing() {
        var rows = rows(INVOICE, Formats.usual().sku("SELLER").constants(Map.of(Field.SKU, "OTHER", Field.CATEGORY,
                "None", Field.BRAND, "Any")));
        assertEquals(List.of("HM-1000", "OTHER", "OTHER"), rows.stream().map(ImportRow::sku).toList());
        assertEquals(List.of("50201706", "None", "None"), rows.stream().map(ImportRow::category).toList());
        assertEquals(List.of("De Dom", "Any", "Any"), rows.stream().map(ImportRow::brand).toList());
    }

    @ParameterizedTest
    @CsvSource({"2026-03-09, , 2026-03-08T23:00:00Z", "2026-03-09, 14:30:00, 2026-03-09T13:30:00Z",
        "2026-07-09, 14:30:00, 2026-07-09T12:30:00Z", "2026-03-09, 14:30:00Z, 2026-03-09T14:30:00Z",
        "2026-03-09, 14:30:00-05:00, 2026-03-09T19:30:00Z", "2026-03-09+02:00, , 2026-03-08T22:00:00Z",
        "2026-03-09+02:00, 14:30:00, 2026-03-09T12:30:00Z", "2026-03-09Z, 14:30:00.125, 2026-03-09T14:30:00.125Z",
        "2026-03-29, 02:30:00, 2026-03-29T01:30:00Z"})
    void theTimeIsTheZonesUnlessTheDocumentSaysAnOffset(String date, String time, Instant moment) {
        var dated = CREDIT_NOTE.replace("<b:IssueDate>2026-03-09</b:IssueDate>",
                "<b:IssueDate>" + date + "</b:IssueDate>");
        assertEquals(moment, only(time == null ? dated.replaceAll("<b:IssueTime>.*</b:IssueTime>", "")
                : dated.replace("14:30:00", time), Formats.usual()).occurredAt());
    }

    @Test
    void theFullPriceIsTheOneBeforeAnyDiscountOnIt() {
        assertEquals(new BigDecimal("-24.00"), only(CREDIT_NOTE.replace("</a:Price>", """
                <a:AllowanceCharge><b:ChargeIndicator>false</b:ChargeIndicator><b:Amount currencyID="EUR">1.50</b:Amount
                ><b:BaseAmount currencyID="EUR">12.00</b:BaseAmount></a:AllowanceCharge></a:Price>"""),
                Formats.usual()).listAmount());
        assertEquals(new BigDecimal("-3.50"), only(CREDIT_NOTE.replace("</a:Price>",
                "<b:BaseQuantity unitCode=\"KGM\">6</b:BaseQuantity></a:Price>"), Formats.usual()).listAmount());
    }

    @Test
    void withoutAPriceForTheSameUnitTheFullPriceIsWhatTheLineCostsWithoutItsAllowances() {
        var allowance = """
                <a:AllowanceCharge><b:ChargeIndicator>0</b:ChargeIndicator><b:Amount currencyID="EUR">4</b:Amount>\
                </a:AllowanceCharge><a:AllowanceCharge><b:ChargeIndicator> 1 </b:ChargeIndicator>\
                <b:Amount currencyID="EUR">0.5</b:Amount></a:AllowanceCharge><a:Item>""";
        var reduced = CREDIT_NOTE.replace("<a:Item>", allowance);
        assertEquals(new BigDecimal("-24.50"), only(reduced.replaceAll("(?s)<a:Price>.*</a:Price>", ""),
                Formats.usual()).listAmount());
        assertEquals(new BigDecimal("-24.50"), only(reduced.replace("</a:Price>",
                "<b:BaseQuantity unitCode=\"GRM\">1000</b:BaseQuantity></a:Price>"), Formats.usual()).listAmount());
    }

    @Test
    void aNameThatIsTooLongIsCut() {
        var name = "x".repeat(99) + "\ud83d\ude00" + "y".repeat(600);
        var row = only(CREDIT_NOTE.replace("Huismelange 1 kg", name), Formats.usual().sku("NAME"));
        assertEquals("x".repeat(99), row.sku());
        assertEquals(name.substring(0, 500), row.description());
    }

    @Test
    void amountsFinerThanTheMinorUnitStillSumUpToTheDocuments() {
        var line = INVOICE.substring(INVOICE.indexOf("  <cac:InvoiceLine>"), INVOICE.indexOf("<cbc:ID>2</cbc:ID>"));
        var third = line.substring(0, line.lastIndexOf("  <cac:InvoiceLine>")).replace("126.00", "33.3333");
        var text = INVOICE.substring(0, INVOICE.indexOf("  <cac:InvoiceLine>")) + third.repeat(3) + "</Invoice>";

        var rows = rows(text.replaceAll("(?s)<cac:AllowanceCharge>.*?<cac:TaxTotal>", "<cac:TaxTotal>")
                .replaceAll(".*<cbc:(Allowance|Charge)TotalAmount.*\n", "").replace(">152.00<", ">100.00<")
                .replace(">159.20<", ">100.00<"), Formats.usual());

        assertEquals(List.of("33.33", "33.34", "33.33"), rows.stream().map(row -> row.netAmount().toString()).toList());
    }

    @Test
    void nothingOfADocumentWithOneWrongLineIsTakenAlone() {
        var taken = Taken.of(INVOICE.replace(">-2<", ">two<"), Formats.usual());

        assertEquals("quantity", taken.refused().field());
        assertEquals("not-a-number", taken.refused().reason());
        assertEquals(List.of(new InvoiceKey("", "2026-0471")), taken.incomplete);
        assertEquals(2, taken.rows.size());
    }

    @Test
    void manyAttachmentsAreNoBurden() {
        var embedded = "QUJD".repeat(1 << 20);
        var row = only(CREDIT_NOTE.replace("<a:AccountingSupplierParty>", """
                <a:AdditionalDocumentReference><b:ID>1</b:ID><a:Attachment><b:EmbeddedDocumentBinaryObject
                mimeCode="application/pdf" filename="a.pdf">""" + embedded + """
                </b:EmbeddedDocumentBinaryObject></a:Attachment></a:AdditionalDocumentReference>
                <a:AccountingSupplierParty>"""), Formats.usual());
        assertEquals("C-1042", row.account());
        assertTrue(embedded.length() > XmlCursor.MAX_STEP_BYTES);
    }

    private static List<ImportRow> rows(String document, Formats format) {
        var taken = Taken.of(document, format);
        assertEquals(Map.of(), taken.rejected);
        return taken.rows;
    }

    private static ImportRow only(String document, Formats format) {
        var rows = rows(document, format);
        assertEquals(1, rows.size());
        return rows.get(0);
    }
}
