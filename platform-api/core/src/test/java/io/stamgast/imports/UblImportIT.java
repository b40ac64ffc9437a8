package io.stamgast.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.job.Job;
import io.stamgast.testing.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class UblImportIT {

    private static final String INVOICE = example("peppol-invoice.xml");
    private static final String CREDIT_NOTE = example("credit-note.xml");

    private final Desk desk = new Desk();

    @Test
    void anInvoiceEarnsOnWhatWasPaidAndItsCreditNoteTakesBack() {
        var invoice = desk.importUbl(bytes(INVOICE));

        assertEquals(Job.State.DONE, invoice.state(), invoice.error());
        assertEquals(result(3, 1, 0, 15, 0), counts(invoice));
        assertEquals(15, desk.sum("balance", "available"));
        assertEquals(15_920, desk.sum("purchase", "total_minor"));

        var creditNote = desk.importUbl(bytes(CREDIT_NOTE));

        assertEquals(result(1, 0, 1, 0, 2), counts(creditNote));
        assertEquals(13, desk.sum("balance", "available"));
        assertEquals(1, Database.number(desk.tenant, """
                select count(*) from app.purchase as returned
                    join app.purchase as original on original.tenant_id = returned.tenant_id
                        and original.id = returned.original_id
                where returned.tenant_id = ? and returned.invoice_number = '2026-C017' and returned.kind = 'RETURN'
                    and original.invoice_number = '2026-0471'""", desk.tenant));
        assertTrue(desk.ledgerIsClean());
    }

    @Test
    void theSameDocumentAgainChangesNothingAndAnotherUnderItsNumberIsRefused() {
        desk.importUbl(bytes(INVOICE));

        assertEquals(1, desk.importUbl(bytes(INVOICE)).result().get("unchanged"));
        var other = desk.importUbl(bytes(INVOICE.replace("Huismelange 1 kg", "Espresso")));
        assertEquals(Map.of("purchase-differs", 3), other.result().get("rejections"));
        assertEquals(15, desk.sum("balance", "available"));
    }

    @Test
    void aZipFileOfDocumentsIsTakenDocumentByDocument() {
        var upload = zip(CREDIT_NOTE, INVOICE, INVOICE.replace("2026-0471", "2026-0472").replace(">36.00<", ">37.00<"),
                "no XML");

        var dry = desk.dryRunOfUbl(upload);
        var real = desk.importUbl(upload);

        assertEquals(Map.of("total-differs", 1, "invoice-incomplete", 2, "unreadable-document", 1),
                real.result().get("rejections"));
        assertEquals(real.result().get("rejections"), dry.result().get("rejections"));
        assertEquals(desk.rejections(real), desk.rejections(dry));
        assertEquals(13, desk.sum("balance", "available"));
        assertEquals(2, desk.count("purchase"));
    }

    @Test
    void aDocumentThatBreaksOffPostsNothing() {
        var failed = desk.importUbl(bytes(INVOICE.replace("</Invoice>", "")));
        assertEquals(Job.State.FAILED, failed.state());
        assertTrue(failed.error().startsWith("The file is no well-formed XML: "), failed.error());
        assertEquals(0, desk.count("purchase"));
    }

    @Test
    void aDocumentOfMoreLinesThanAPurchaseHasIsRejectedAsInAnyFile() {
        var line = INVOICE.substring(INVOICE.indexOf("  <cac:InvoiceLine>"), INVOICE.indexOf("    <cbc:ID>2</cbc:ID>"))
                .replaceAll("(?s)</cac:InvoiceLine>.*", "</cac:InvoiceLine>");
        var text = INVOICE.replaceAll("(?s)  <cac:InvoiceLine>.*", "")
                .replaceAll("(?s)<cac:AllowanceCharge>.*?<cac:TaxTotal>", "<cac:TaxTotal>")
                .replaceAll(".*<cbc:(Allowance|Charge)TotalAmount.*\n", "").replace(">152.00<", ">126126.00<")
                .replace(">159.20<", ">126126.00<") + line.repeat(1001) + "</Invoice>";

        assertEquals(Map.of("too-many-lines", 1001), desk.importUbl(bytes(text)).result().get("rejections"));
    }

    private static Map<String, Object> result(int rows, int purchases, int returns, int earned, int takenBack) {
        return Map.of("rows", rows, "accepted", rows, "purchases", purchases, "returns", returns,
                "pointsEarned", earned, "pointsTakenBack", takenBack);
    }

    private static Map<String, Object> counts(Job job) {
        var counts = new HashMap<>(job.result());
        counts.keySet().retainAll(result(0, 0, 0, 0, 0).keySet());
        return counts;
    }

    private static byte[] zip(String... documents) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var i = 0; i < documents.length; i++) {
                zip.putNextEntry(new ZipEntry(i + ".xml"));
                zip.write(bytes(documents[i]));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String document) {
        return document.getBytes(StandardCharsets.UTF_8);
    }

    /** The tests' documents, in the currency of the desk's program. */
    private static String example(String name) {
        try (var content = UblImportIT.class.getResourceAsStream("ubl/" + name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).replace("EUR", "GBP");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
