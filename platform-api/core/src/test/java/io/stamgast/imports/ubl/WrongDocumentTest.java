package io.stamgast.imports.ubl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of documents that can't be taken: what is wrong, and where. */
class WrongDocumentTest {

    private static final String INVOICE = Taken.example("peppol-invoice.xml");
    private static final String CREDIT_NOTE = Taken.example("credit-note.xml");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "b:ID>2026-C017</b:ID|b:UUID>1</b:UUID|invoiceNumber|invoice-number-missing"
                + "|cbc:ID is missing before the lines (/CreditNote, line 5)",
        "2026-C017|{101}|invoiceNumber|too-long|/CreditNote/cbc:ID[1], line 15",
        "b:IssueDate>2026-03-09</b:IssueDate|b:UUID>1</b:UUID|occurredAt|occurred-at-missing"
                + "|cbc:IssueDate is missing before the lines (/CreditNote, line 5)",
        "2026-03-09|09.03.2026|occurredAt|not-a-date"
                + "|'09.03.2026T14:30:00' is not a date of XML Schema (/CreditNote/cbc:IssueDate[1], line 16)",
        "2026-03-09|2026-02-30|occurredAt|not-a-date|line 16",
        "14:30:00|24:30:00|occurredAt|not-a-date|line 16",
        "2026-03-09|1989-03-09|occurredAt|date-too-early|line 16",
        "2026-03-09|2099-03-09|occurredAt|date-in-future|line 16",
        "b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode|b:UUID>1</b:UUID|null|currency-missing"
                + "|cbc:DocumentCurrencyCode is missing before the lines (/CreditNote, line 5)",
        "CurrencyCode>EUR|CurrencyCode>USD|null|wrong-currency"
                + "|'USD' is not the program's currency, EUR (/CreditNote/cbc:DocumentCurrencyCode[1], line 20)",
        "a:AccountingCustomerParty|a:BuyerCustomerParty|account|account-missing"
                + "|cac:AccountingCustomerParty is missing before the lines (/CreditNote, line 5)",
        "C-1042|ext:|account|account-missing|SupplierAssignedAccountID, line 35",
        "ID=\"EUR\">21.00</b:LineExtensionAmount>¶    <a:Item|ID=\"USD\">21.00</b:LineExtensionAmount>¶    <a:Item"
                + "|netAmount|currency-differs"
                + "|an amount is in 'USD', the document in EUR (/CreditNote/cac:CreditNoteLine[1]"
                + "/cbc:LineExtensionAmount, line 55)",
        "b:LineExtensionAmount currencyID=\"EUR\"|b:LineExtensionAmount|netAmount|currency-differs"
                + "|an amount has no currencyID, the document in EUR",
        "b:CreditedQuantity unitCode=\"KGM\">2<|b:CreditedQuantity>two<|quantity|not-a-number"
                + "|'two' is not a number (/CreditNote/cac:CreditNoteLine[1]/cbc:CreditedQuantity, line 54)",
        "unitCode=\"KGM\">2<|unitCode=\"KGM\"><|quantity|quantity-missing"
                + "|the quantity is missing (/CreditNote/cac:CreditNoteLine[1], line 52)",
        "unitCode=\"KGM\">2<|unitCode=\"KGM\">12345678901<|quantity|number-too-large|line 54",
        "unitCode=\"KGM\">2<|unitCode=\"KGM\">0.000000001<|quantity|too-many-decimals|line 54",
        "unitCode=\"KGM\">2<|unitCode=\"KGM\"><b:ID/>2<|null|invalid-document"
                + "|holds an element where a text must stand (/CreditNote/cac:CreditNoteLine[1]"
                + "/cbc:CreditedQuantity, line 54)",
        "PriceAmount currencyID=\"EUR\">10.50|PriceAmount currencyID=\"EUR\">ten|netAmount|not-a-number|line 63",
        "</b:PriceAmount>|</b:PriceAmount><b:BaseQuantity>0</b:BaseQuantity>|unitPrice|not-a-number"
                + "|'0' is a base quantity that is not above nothing",
        "b:TaxExclusiveAmount currencyID=\"EUR\">21.00|b:TaxExclusiveAmount currencyID=\"EUR\">21.01|netAmount"
                + "|total-differs|cbc:TaxExclusiveAmount is 21.01, but the lines, less allowances and plus charges, "
                + "sum up to 21.00 (/CreditNote/cac:LegalMonetaryTotal[1]/cbc:TaxExclusiveAmount, line 48)",
        "b:ID>HM-1000</b:ID|b:ID>{101}</b:ID|sku|too-long|line 59",
        "<b:UBLVersionID>|<b:ID>1</b:ID><b:UBLVersionID>|null|invalid-document"
                + "|an element stands twice (/CreditNote/cbc:ID[1], line 15)",
        "<a:TaxTotal>|<a:AllowanceCharge/><a:TaxTotal>|null|charge-indicator-missing"
                + "|cbc:ChargeIndicator is missing (/CreditNote/cac:AllowanceCharge[1], line 43)",
        "</a:CreditNoteLine>|</a:CreditNoteLine><b:Note/>|null|invalid-document"
                + "|cbc:Note must stand before the lines (/CreditNote/cbc:Note[1], line 65)"})
    void whatIsWrongIsSaidWithItsPlace(String right, String wrong, String field, String reason, String detail) {
        var text = right.replace("¶", "\n");
        assertTrue(CREDIT_NOTE.contains(text), text);

        var refused = Taken.of(CREDIT_NOTE.replace(text, wrong.replace("¶", "\n").replace("{101}", "x".repeat(101))),
                Formats.usual()).refused();

        assertEquals(field + " " + reason, refused.field() + " " + refused.reason());
        assertTrue(refused.getMessage().contains(detail), refused.getMessage());
    }

    @Test
    void theSumOfTheLinesMustBeTheDocuments() {
        var taken = Taken.of(INVOICE.replace(">126.00<", ">126.01<"), Formats.usual());

        assertEquals(List.of(3L), List.copyOf(taken.rejected.keySet()));
        assertEquals("total-differs", taken.refused().reason());
        assertTrue(taken.refused().getMessage().startsWith(
                "cbc:LineExtensionAmount is 152.00, but the lines sum up to 152.01 "
                        + "(/Invoice/cac:LegalMonetaryTotal[1]/cbc:LineExtensionAmount, line "), taken.refused()
                .getMessage());
        assertEquals(1, taken.incomplete.size());
    }

    @Test
    void withoutItsOwnSumTheLinesMustMakeTheTaxExclusiveAmount() {
        var without = INVOICE.replace("<cbc:LineExtensionAmount currencyID=\"EUR\">152.00</cbc:LineExtensionAmount>",
                "");
        assertEquals(3, Taken.of(without, Formats.usual()).rows.size());
        assertEquals("total-differs", Taken.of(without.replace(">36.00<", ">36.01<"), Formats.usual()).refused()
                .reason());
        var neither = Taken.of(without.replaceAll(".*TaxExclusiveAmount.*\n", ""), Formats.usual());
        assertEquals(3, neither.rejected.size());
        assertTrue(neither.rejected.values().stream().allMatch(one -> one.reason().equals("total-missing")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Allowance", "Charge"})
    void theSumOfAllowancesMustBeTheDocuments(String kind) {
        var taken = Taken.of(INVOICE.replaceAll("<cbc:" + kind + "TotalAmount currencyID=\"EUR\">[0-9]+",
                "<cbc:" + kind + "TotalAmount currencyID=\"EUR\">7"), Formats.usual());

        assertEquals(3, taken.rejected.size());
        assertEquals("total-differs", taken.rejected.get(1L).reason());
        assertTrue(taken.rejected.get(1L).getMessage().contains("cbc:" + kind + "TotalAmount[1]")
                || taken.rejected.get(1L).getMessage().contains("/cbc:" + kind + "TotalAmount, line"));
    }

    @Test
    void aPartyWithoutTheIdSaysWhichItHas() {
        var taken = Taken.of(CREDIT_NOTE, Formats.usual().account("GLN", "VAT"));

        assertEquals("account-missing", taken.refused().reason());
        assertEquals("an id of GLN, VAT (the party's ids: ASSIGNED, LEGAL (0106)) is missing "
                + "(/CreditNote/cac:AccountingCustomerParty[1], line 34)", taken.refused().getMessage());
    }

    @Test
    void anItemWithoutTheIdIsRefused() {
        assertEquals("sku-missing", Taken.of(CREDIT_NOTE, Formats.usual().sku("GTIN")).refused().reason());
    }

    @Test
    void aDistributorMustHaveAnId() {
        assertEquals("distributor-missing", Taken.of(CREDIT_NOTE, Formats.usual().ofDistributors("VAT")).refused()
                .reason());
        assertEquals("distributor-missing", Taken.of(CREDIT_NOTE.replace("a:AccountingSupplierParty",
                "a:SellerSupplierParty"), Formats.usual().ofDistributors()).refused().reason());
    }

    @Test
    void aCreditNoteOfSeveralInvoicesIsRefused() {
        var other = CREDIT_NOTE.replace("<a:AccountingSupplierParty>", """
                <a:BillingReference><a:InvoiceDocumentReference><b:ID>2026-0472</b:ID></a:InvoiceDocumentReference>
                </a:BillingReference><a:AccountingSupplierParty>""");
        assertEquals("original-invoice-differs", Taken.of(other, Formats.usual()).refused().reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"325", "381", "386"})
    void anInvoiceThatAnotherFollowsIsNotTaken(String type) {
        var taken = Taken.of(INVOICE.replace("Code>380", "Code>" + type), Formats.usual());
        assertEquals("document-type-not-taken", taken.rejected.get(1L).reason());
        assertEquals(List.of(), taken.rows);
    }

    @Test
    void aDocumentWithoutLinesIsRefused() {
        var none = Taken.of(CREDIT_NOTE.replaceAll("(?s)<a:CreditNoteLine>.*</a:CreditNoteLine>", ""), Formats.usual());
        assertEquals("the document has no cac:CreditNoteLine (/CreditNote, line 5)", none.refused().getMessage());
        assertEquals("lines-missing", Taken.of(CREDIT_NOTE.replace("CreditNoteLine", "InvoiceLine"), Formats.usual())
                .refused().reason());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<Order xmlns='urn:oasis:names:specification:ubl:schema:xsd:Order-2'/>"
                + "|has the root element Order of the namespace urn:oasis:names:specification:ubl:schema:xsd:Order-2",
        "<Invoice/>|has the root element Invoice without a namespace",
        "<CreditNote xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'/>"
                + "|has the root element CreditNote of the namespace",
        "<html><p></html>|has the root element html",
        "InvoiceNo,StockCode|is no well-formed XML", "<?xml version='1.0'?>|is no well-formed XML",
        "<a|is no well-formed XML"})
    void anotherFileIsRefusedAtOnce(String content, String words) {
        var refusal = assertThrows(DomainException.class, () -> Taken.of(content, Formats.usual()));
        assertEquals("unreadable-file", refusal.code());
        assertTrue(refusal.violations().get(0).message().startsWith("The file " + words), refusal.violations()
                .toString());
        assertTrue(refusal.violations().get(0).message().contains("(line 1)"), refusal.violations().toString());
    }

    @Test
    void anEmptyFileIsRefused() {
        assertEquals("empty-file", assertThrows(DomainException.class, () -> Taken.of("", Formats.usual())).code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"</b:Note>|</b:Nota>|(line 19)", "</cn:CreditNote>|''|",
        "</cn:CreditNote>|</cn:CreditNote><more/>|", "</cn:CreditNote>|</cn:CreditNote>text|",
        "torn|&undeclared;|(line 19)", "xmlns:b=|xmlns:c=|", "torn|to\u0001rn|(line 19)"})
    void whatIsNotWellFormedFailsAsAWhole(String right, String wrong, String place) {
        var refusal = assertThrows(DomainException.class,
                () -> Taken.of(CREDIT_NOTE.replace(right, wrong), Formats.usual()));
        assertEquals("unreadable-file", refusal.code());
        assertTrue(refusal.violations().get(0).message().contains(place == null ? "(line " : place),
                refusal.violations().toString());
    }
}
