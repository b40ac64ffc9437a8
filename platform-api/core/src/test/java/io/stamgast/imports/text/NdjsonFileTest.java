package io.stamgast.imports.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonFileTest {

    private static final List<String> MEMBERS = List.of("a", "b", "a");

    @Test
    void membersAreCellsWhateverTheirOrder() throws IOException {
        try (var file = open("\ufeff{\"b\":\"x\",\"a\":1}\r\n\n{\"c\":[{\"a\":2}],\"b\":null}\n{\"a\":true}")) {
            assertEquals(List.of("a", "b"), file.header());
            assertEquals(List.of("1", "x"), file.next());
            assertEquals(1, file.number());
            assertEquals(List.of("", ""), file.next());
            assertEquals(2, file.number());
            assertEquals(List.of("true", ""), file.next());
            assertNull(file.next());
            assertEquals(3, file.number());
        }
    }

    @ParameterizedTest
    @CsvSource({"2.5e1, 25", "1E2, 100", "-12.50, -12.50", "1E400000000, 1E400000000", "1E99999999999, 1E99999999999",
        "1E-9999999999, 1E-9999999999", "1e-41, 1e-41"})
    void numbersAreExact(String written, String read) throws IOException {
        try (var file = open("{\"a\":" + written + "}")) {
            assertEquals(read, file.next().get(0));
        }
    }

    @Test
    void anObjectOrAListIsNoCell() throws IOException {
        try (var file = open("{\"a\":{},\"b\":[1]}")) {
            assertEquals(Arrays.asList(null, null), file.next());
        }
    }

    @Test
    void gzipIsKnownByItsFirstBytes() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.UTF_8));
        }
        try (var file = open(packed.toByteArray())) {
            assertEquals("\u00e9", file.next().get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":1", "{\"a\":1}{\"a\":2}", "[{\"a\":1}]", "1", "null", "{\"a\":1,\"a\":2}",
        "{'a':1}", "{\"a\":NaN}", "InvoiceNo,Sku"})
    void whatIsNoObjectIsRefusedByItsRow(String line) {
        var refusal = refusal(("{\"a\":0}\n\n" + line).getBytes(StandardCharsets.UTF_8));
        assertEquals("unreadable-file", refusal.code());
        assertTrue(refusal.violations().get(0).message().startsWith("Row 2"), refusal.violations().toString());
    }

    @Test
    void whatIsNotOfUtf8OrEmptyOrEndlessIsRefused() {
        assertEquals("empty-file", refusal(new byte[0]).code());
        assertEquals("empty-file", refusal(" \n\n".getBytes(StandardCharsets.UTF_8)).code());
        assertEquals("The file is not valid UTF-8 (near row 1).",
                refusal("{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)).violations().get(0).message());
        assertEquals("The file has a row of more than 1 MB, or more than 4 GB in all (near row 2).",
                refusal(("{}\n{\"a\":\"" + "x".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8)).violations().get(0)
                        .message());
    }

    private static DomainException refusal(byte[] content) {
        return assertThrows(DomainException.class, () -> {
            try (var file = open(content)) {
                while (file.next() != null) { // up to what is refused
                }
            }
        });
    }

    private static NdjsonFile open(String text) {
        return open(text.getBytes(StandardCharsets.UTF_8));
    }

    private static NdjsonFile open(byte[] content) {
        return new NdjsonFile(new ByteArrayInputStream(content), MEMBERS);
    }
}
