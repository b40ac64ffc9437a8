package io.stamgast.tests.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.FilePayload;
import io.stamgast.tests.platform.UblInvoice;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a file of invoices is brought in on pages, and what they say of it. */
class ImportPagesIT extends AtADesk {

    @Test
    void noFileIsAMistakeOfTheFieldAndNoEmptyList() {
        manager.visit("/admin/imports");
        var latest = page.locator("section[aria-labelledby=latest]").innerText();
        manager.press("Read the columns");

        assertThat(page.locator(".field:has([id='upload:file']) .wrong")).hasText("Please fill this in.");
        assertEquals(latest, page.locator("section[aria-labelledby=latest]").innerText());
    }

    @Test
    void aFileThatIsTooLargeIsRefusedKindly(@TempDir Path directory) throws IOException {
        var file = Files.createFile(directory.resolve("large.csv"));
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(65L << 20);
        }
        manager.visit("/admin/imports");
        page.locator("[id='upload:file']").setInputFiles(file);
        manager.press("Read the columns");

        assertThat(page.locator("h1")).hasText("This file is too large");
        manager.forgive();
    }

    @Test
    void rowsThatWereNotTakenAreNamedInWordsAndGivenAsAFile() throws IOException {
        manager.visit("/admin/imports");
        page.locator("[id='upload:file']").setInputFiles(new FilePayload("few.csv", "text/csv", """
                InvoiceNo,InvoiceDate,CustomerID,StockCode,Quantity,Price
                F1,2026-01-05,C1,A,many,1.00
                F2,2026-01-05,,A,1,1.00
                """.getBytes(StandardCharsets.UTF_8)));
        manager.press("Read the columns");
        manager.press("Import");
        page.locator("#state:text-is('Done')").waitFor();

        assertThat(page.locator("main table")).containsText("Quantity");
        assertThat(page.locator("main table")).containsText("not a number");
        var file = page.waitForDownload(() -> page.locator("text=Download all of them").click());
        var lines = Files.readAllLines(file.path());
        assertEquals("row,field,reason,detail", lines.get(0));
        assertTrue(lines.get(1).startsWith("1,quantity,not-a-number,"), lines.get(1));
        assertEquals(3, lines.size());
        assertEquals(404, manager.visit("/admin/rejections?id=" + desk.account()).status());
        manager.forgive();
    }

    @Test
    void aFileShowsItselfHowItIsToBeRead() {
        manager.visit("/admin/imports");
        page.locator("[id='upload:file']").setInputFiles(new FilePayload("november.csv", "text/csv", """
                Factuurnummer;Factuurdatum;Klantnummer;Artikel;Aantal;Prijs
                G1;05-01-2026 10:11;C9;Koffie;2;1,50
                G2;31-01-2026 08:00;C9;Thee;1;2,00
                """.getBytes(StandardCharsets.UTF_8)));
        manager.press("Read the columns");

        assertThat(page.locator("table.sample")).containsText("31-01-2026 08:00");
        assertThat(page.locator("[id='mapping:dates']")).containsText(
                "We read 05-01-2026 10:11 as 5 Jan 2026, 10:11.");
        manager.look("import-read");
        page.locator("[id='mapping:style']").selectOption("MONTH_SLASH");
        assertThat(page.locator("[id='mapping:dates']")).containsText("05-01-2026 10:11 can’t be read like this.");
        page.locator("[id='mapping:style']").selectOption("DAY_DASH");
        assertThat(page.locator("[id='mapping:dates']")).containsText("5 Jan 2026");
        manager.press("Import");
        page.locator("#state:text-is('Done')").waitFor();
        assertThat(page.locator("#count-accepted")).hasText("2");
        assertThat(page.locator(".notice")).hasCount(0);
    }

    @Test
    void aDocumentOfUblIsTakenWithoutColumns() {
        manager.visit("/admin/imports");
        page.locator("[id='upload:file']").setInputFiles(new FilePayload("invoice.xml", "application/xml",
                UblInvoice.of("U1", "C9", "12.50").getBytes(StandardCharsets.UTF_8)));
        manager.press("Read the columns");

        assertThat(page.locator("main")).containsText("Invoices or credit notes in UBL");
        manager.look("import-ubl");
        manager.press("Import");
        page.locator("#state:text-is('Done')").waitFor();
        assertThat(page.locator("#count-accepted")).hasText("1");
    }

    @Test
    void membersOfObjectsAreChosenLikeColumns() {
        manager.visit("/admin/imports");
        page.locator("[id='upload:file']").setInputFiles(new FilePayload("november.ndjson", "application/x-ndjson", """
                {"invoiceNo":"J1","date":"2026-01-05T10:11:00Z","customerId":"C9","sku":"Tea","quantity":2,"price":1.5}
                {"invoiceNo":"J2","date":"2026-01-31T08:00:00Z","customerId":"C9","sku":"Tea","quantity":1,"price":2}
                """.getBytes(StandardCharsets.UTF_8)));
        manager.press("Read the columns");

        assertThat(page.locator("table.sample")).containsText("2026-01-31T08:00:00Z");
        assertThat(page.locator("[id='mapping:decimal']")).hasCount(0);
        assertThat(page.locator("[id='again:charset']")).hasCount(0);
        manager.look("import-ndjson");
        manager.press("Import");
        page.locator("#state:text-is('Done')").waitFor();
        assertThat(page.locator("#count-accepted")).hasText("2");
    }

    @Test
    void whatWasPutRightStaysWhenTheFileIsReadAgain() {
        manager.visit("/admin/imports");
        page.locator("[id='upload:file']").setInputFiles(new FilePayload("again.csv", "text/csv", """
                InvoiceNo;InvoiceDate;CustomerID;StockCode;Quantity;Price;Category
                I1;31-01-2026;C9;A;1;1,50;Café
                """.getBytes(StandardCharsets.ISO_8859_1)));
        manager.press("Read the columns");
        var category = page.locator(".field:has(label:text-is('Category')) select");
        page.locator("details.more[open]:has(label:text-is('Category'))").waitFor();
        category.selectOption("–");
        page.locator("[id='mapping:decimal']").selectOption(".");
        page.locator("[id='mapping:source']").fill("webshop");
        page.locator("summary:text-is('More')").click();
        page.locator("[id='mapping:zone']").fill("Europe/Lisbon");
        page.locator("[id='mapping:pattern']").fill("^(C.+)$");
        page.locator("[id='mapping:own']").uncheck();
        page.locator("[id='mapping:dry']").check();
        untilAllIsTold();

        page.locator("summary:text-is('This doesn’t look right')").click();
        page.locator("[id='again:charset']").selectOption("windows-1252");
        manager.press("Read it again");

        assertThat(page.locator("table.sample")).containsText("Café");
        assertThat(category).hasValue("");
        assertThat(page.locator("[id='mapping:decimal']")).hasValue(".");
        assertThat(page.locator("[id='mapping:source']")).hasValue("webshop");
        assertThat(page.locator("[id='mapping:zone']")).hasValue("Europe/Lisbon");
        assertThat(page.locator("[id='mapping:pattern']")).hasValue("^(C.+)$");
        assertThat(page.locator("[id='mapping:own']")).not().isChecked();
        assertThat(page.locator("[id='mapping:dry']")).isChecked();
    }

    /** Fields tell their values one after the other. */
    private void untilAllIsTold() {
        page.evaluate("""
                () => new Promise(told => {
                  const look = () => PrimeFaces.ajax.Queue.isEmpty() ? told() : requestAnimationFrame(look);
                  look();
                })""");
    }

    @Test
    void anUnusualWayOfWritingDatesIsDescribedByHand() {
        manager.visit("/admin/imports");
        page.locator("[id='upload:file']").setInputFiles(new FilePayload("odd.csv", "text/csv", """
                InvoiceNo,InvoiceDate,CustomerID,StockCode,Quantity,Price
                H1,5.1.26,C9,A,1,1.00
                """.getBytes(StandardCharsets.UTF_8)));
        manager.press("Read the columns");
        page.locator("[id='mapping:format']").fill("d.M.yy");
        page.locator("[id='mapping:source']").focus();
        assertThat(page.locator("[id='mapping:dates']")).containsText("We read 5.1.26 as 5 Jan 2026");
    }
}
