package io.stamgast.imports.ubl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.imports.row.ImportRow;
import io.stamgast.kernel.DomainException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Many documents in a zip file. */
class ZippedDocumentsTest {

    private static final String INVOICE = Taken.example("peppol-invoice.xml");
    private static final String CREDIT_NOTE = Taken.example("credit-note.xml");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);

    @Test
    void rowsAreNumberedThroughAllDocuments() throws IOException {
        directory("2026/");
        add("2026/invoice.xml", INVOICE);
        add("__MACOSX/._invoice.xml", "\0\1\2");
        add("2026/credit-note.xml", CREDIT_NOTE);

        var taken = read();

        assertEquals(Map.of(), taken.rejected);
        assertEquals(List.of(1L, 2L, 3L, 4L), taken.rows.stream().map(ImportRow::number).toList());
        assertEquals("2026-C017", taken.rows.get(3).invoiceNumber());
    }

    @Test
    void oneDocumentThatCantBeReadIsRejectedByItself() throws IOException {
        add("a.xml", "no XML");
        add("b.xml", INVOICE.replace("</Invoice>", ""));
        add("c.xml", "");
        add("d.xml", "<Order/>");
        add("e.xml", CREDIT_NOTE);

        var taken = read();

        assertEquals(List.of(1L, 4L, 5L, 6L), List.copyOf(taken.rejected.keySet()));
        assertTrue(taken.rejected.values().stream().allMatch(one -> one.reason().equals("unreadable-document")));
        assertTrue(taken.rejected.get(1L).getMessage().startsWith("a.xml is no well-formed XML: "));
        assertEquals(List.of("2026-0471"), taken.incomplete.stream().map(one -> one.invoiceNumber()).toList());
        assertEquals(7, taken.rows.get(2).number());
    }

    @Test
    void aDocumentThatCantBeTakenIsNamed() throws IOException {
        add("a\n.xml", CREDIT_NOTE.replace(">2<", ">two<"));
        assertTrue(read().refused().getMessage().endsWith("cbc:CreditedQuantity, line 54 of a?.xml)"));
    }

    @Test
    void theSameInvoiceIsNotAddedUp() throws IOException {
        add("a.xml", CREDIT_NOTE);
        add("b.xml", CREDIT_NOTE);

        var taken = read();

        assertEquals(1, taken.rows.size());
        assertEquals("document-repeated", taken.refused().reason());
        assertEquals(List.of(), taken.incomplete);
    }

    @Test
    void theSameNumberOfAnotherDistributorIsAnotherInvoice() throws IOException {
        add("a.xml", CREDIT_NOTE);
        add("b.xml", CREDIT_NOTE.replace("8719333000016", "8719333000030"));
        zip.close();

        assertEquals(2, Taken.of(bytes.toByteArray(), Formats.usual().ofDistributors().in("EUR")).rows.size());
    }

    @Test
    void storedEntriesAndAZipInAGzipAreReadToo() throws IOException {
        var content = CREDIT_NOTE.getBytes(StandardCharsets.UTF_8);
        var entry = new ZipEntry("a.xml");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        var crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.close();
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes.toByteArray());
        }
        assertEquals(1, Taken.of(packed.toByteArray(), Formats.usual().in("EUR")).rows.size());
    }

    @Test
    void aZipFileOfNothingIsEmpty() throws IOException {
        directory("a/");
        zip.close();
        assertEquals("empty-file", refusal(bytes.toByteArray()).code());
    }

    @Test
    void aZipInAZipIsNoDocument() throws IOException {
        var inner = new ByteArrayOutputStream();
        try (var nested = new ZipOutputStream(inner)) {
            nested.putNextEntry(new ZipEntry("a.xml"));
        }
        zip.putNextEntry(new ZipEntry("inner.zip"));
        zip.write(inner.toByteArray());
        assertEquals("unreadable-document", read().refused().reason());
    }

    @Test
    void aDamagedZipFileIsRefused() throws IOException {
        add("a.xml", INVOICE);
        add("b.xml", CREDIT_NOTE);
        zip.close();
        var whole = bytes.toByteArray();
        assertUnreadable("The file is cut off", Arrays.copyOf(whole, whole.length / 3));
        whole[200] ^= 0x55;
        assertUnreadable("The file is damaged", whole);
    }

    @Test
    void moreDocumentsThanAreTakenAreRefused() throws IOException {
        for (var i = 0; i <= Documents.MAX_DOCUMENTS; i++) {
            add(i + ".xml", "<x/>");
        }
        zip.close();
        assertUnreadable("The file can't be read: it holds more than 10000 documents.", bytes.toByteArray());
    }

    @Test
    void whatUnpacksToMoreThanIsTakenIsRefused() throws IOException {
        zip.putNextEntry(new ZipEntry("a.xml"));
        zip.write("<x>".getBytes(StandardCharsets.UTF_8));
        spaces(zip, 32);
        zip.close();
        assertTrue(bytes.size() < 1 << 16);
        var packed = new ByteArrayInputStream(bytes.toByteArray());

        var refusal = assertThrows(DomainException.class, () -> Taken.of(packed, Formats.usual().in("EUR"), 16 << 20));
        assertEquals("The file unpacks to more than 4 GB.", refusal.violations().get(0).message());
    }

    private static void spaces(OutputStream out, int megabytes) throws IOException {
        var block = new byte[1 << 20];
        Arrays.fill(block, (byte) ' ');
        for (var i = 0; i < megabytes; i++) {
            out.write(block);
        }
    }

    private void add(String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private void directory(String name) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
    }

    private Taken read() throws IOException {
        zip.close();
        return Taken.of(bytes.toByteArray(), Formats.usual().in("EUR"));
    }

    private static DomainException refusal(byte[] upload) {
        return assertThrows(DomainException.class, () -> Taken.of(upload, Formats.usual().in("EUR")));
    }

    private static void assertUnreadable(String words, byte[] upload) {
        var refusal = refusal(upload);
        assertEquals("unreadable-file", refusal.code());
        assertTrue(refusal.violations().get(0).message().startsWith(words), refusal.violations().toString());
    }
}
