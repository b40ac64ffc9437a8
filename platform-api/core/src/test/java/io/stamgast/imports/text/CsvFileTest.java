package io.stamgast.imports.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CsvFileTest {

    private static final String HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n";

    @Test
    void rowsAreCountedAfterTheHeaderAndMayHoldLineBreaks() throws IOException {
        try (var file = open("a,b\n1,\"x\ny\"\n\n2,z\n")) {
            assertEquals(List.of("a", "b"), file.header());
            assertEquals("x\ny", file.next().get(1));
            assertEquals(1, file.number());
            assertEquals("z", file.next().get(1));
            assertEquals(2, file.number());
            assertEquals(null, file.next());
        }
    }

    @Test
    void gzipIsKnownByItsFirstBytes() throws IOException {
        try (var file = open(gzip("a,b\n1,2\n"))) {
            assertEquals("2", file.next().get(1));
        }
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() throws IOException {
        try (var file = open("\ufeff\"a\",b\n")) {
            assertEquals(List.of("a", "b"), file.header());
        }
    }

    @Test
    void anEmptyFileIsRefused() {
        assertRefused("empty-file", "empty", new byte[0]);
        assertRefused("empty-file", "empty", "\n\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void binaryGarbageIsRefused() {
        var garbage = new byte[10_000];
        new Random(7).nextBytes(garbage);
        assertRefused("unreadable-file", "is not", garbage);
        assertRefused("unreadable-file", "control characters", "a\0b,c\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anotherCharsetIsRefusedNearItsRow() {
        var text = HEADER + "1,2,3,4,5,6,7\n" + "1,2,caf\u00e9,4,5,6,7\n";
        assertRefused("unreadable-file", "not valid UTF-8", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aCutOffGzipIsRefusedWhenItsEndIsReached() throws IOException {
        var whole = gzip(HEADER + "1,2,3,4,5,6,7\n".repeat(10_000));
        assertRefused("unreadable-file", "cut off", Arrays.copyOf(whole, whole.length / 2));
        whole[whole.length / 2] ^= 0x55;
        assertRefused("unreadable-file", "The file ", whole);
    }

    @Test
    void aQuoteThatNeverEndsIsRefusedByTheRowThatOpensIt() {
        var row = "1,2,\"3\nand\",4,5,6,7\n";
        assertRefusedAs("Row 3: a quote that is opened here is never closed.",
                HEADER + row + "\n" + row + "1,2,\"3,4,5,6,7\n" + row.replace("\"", "") + row.replace("\"", ""));
        assertRefusedAs("Row 1: a quote that is opened here is never closed.", HEADER + "\"1,2,3");
        assertRefusedAs("Header row: a quote that is opened here is never closed.", "\"" + HEADER);
    }

    @Test
    void aQuoteInsideACellMustBeDoubled() {
        assertRefusedAs("Row 2: something stands after a closing quote; a quote inside a cell must be doubled.",
                HEADER + "1,2,3,4,5,6,7\n1,2,\"6\" plate\",4,5,6,7\n");
    }

    @Test
    void aQuoteThatNeverEndsInALongFileMayBeMeant() {
        assertRefused("unreadable-file", "perhaps by a quote that is never closed",
                (HEADER + "\"1,2,3,4,5,6,7\n" + "1,2,3,4,5,6,7\n".repeat(200_000)).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRowWithoutEndIsRefusedBeforeMemoryIsFull() {
        assertRefused("unreadable-file", "more than 1 MB", (HEADER + "x".repeat(3_000_000))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefusedAs(String message, String content) {
        var refusal = refusal(content.getBytes(StandardCharsets.UTF_8));
        assertEquals("unreadable-file", refusal.code());
        assertEquals(List.of(new Violation("file", message)), refusal.violations());
    }

    private static void assertRefused(String code, String words, byte[] content) {
        var refusal = refusal(content);
        assertEquals(code, refusal.code());
        assertTrue(refusal.violations().get(0).message().contains(words), refusal.violations().get(0).message());
    }

    private static DomainException refusal(byte[] content) {
        return assertThrows(DomainException.class, () -> {
            try (var file = open(content)) {
                var row = file.next();
                while (row != null) {
                    row = file.next();
                }
            }
        });
    }

    private static CsvFile open(String text) {
        return open(text.getBytes(StandardCharsets.UTF_8));
    }

    private static CsvFile open(byte[] content) {
        return new CsvFile(new ByteArrayInputStream(content), StandardCharsets.UTF_8, ',');
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
