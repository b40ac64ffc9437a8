package io.stamgast.earning.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.stamgast.kernel.DomainException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

    /** The invoice numbers that were read, or what was wrong. */
    private static List<String> read(String text, BatchFormat format) throws IOException {
        try (var body = BatchBody.of(new ByteArrayInputStream(text.getBytes(UTF_8)))) {
            var batch = Batch.of(body, format);
            var read = new ArrayList<String>();
            try (var in = body.open()) {
                for (var reader = batch.reader(in); reader.hasNext();) {
                    var one = reader.next();
                    read.add(one.purchase() == null ? one.refusal().code() : one.purchase().invoiceNumber());
                }
            }
            return read;
        }
    }

    private static String purchase(String number) {
        return "{\"source\":\"ü€\",\"invoiceNumber\":\"" + number + "\",\"lines\":[{\"sku\":\"[}]\\\"{\"}]}";
    }

    @Test
    void anArrayIsReadOneByOne() throws IOException {
        assertEquals(List.of("1", "2", "3"),
                read(" [ " + purchase("1") + "," + purchase("2") + " ,\n" + purchase("3") + " ] ", BatchFormat.ARRAY));
        assertEquals(List.of(), read("[]", BatchFormat.ARRAY));
    }

    @Test
    void whatIsWrongWithOnePurchaseIsItsOwnRefusal() throws IOException {
        assertEquals(List.of("1", "invalid-request", "invalid-request", "invalid-request", "invalid-request", "2"),
                read("[" + purchase("1") + ",{\"unknown\":[{}]},7,\"text\",null," + purchase("2") + "]",
                        BatchFormat.ARRAY));
        assertEquals(List.of("malformed-json", "2"),
                read("[{\"source\":\"a\",\"source\":\"b\"}," + purchase("2") + "]", BatchFormat.ARRAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[{}", "[{},]", "[{}]]", "[{} {}]", "nothing"})
    void whatIsNoArrayIsRefusedAsAWhole(String text) {
        try {
            read(text, BatchFormat.ARRAY);
        } catch (JsonProcessingException | DomainException refused) {
            return;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        throw new AssertionError("taken: " + text);
    }

    @Test
    void linesAreReadOneByOneAndABadOneRefusesItself() throws IOException {
        assertEquals(List.of("1", "malformed-json", "2", "3"), read(purchase("1") + "\n{\"source\":\n\r\n  \n"
                + purchase("2") + "\r\n" + purchase("3"), BatchFormat.LINES));
        assertEquals(List.of(), read("\n", BatchFormat.LINES));
        assertThrows(DomainException.class, () -> read("", BatchFormat.LINES));
    }

    @Test
    void moreThanTenThousandAreTooMany() throws IOException {
        assertEquals(10_000, read("{}\n".repeat(10_000), BatchFormat.LINES).size());
        assertEquals("too-large", assertThrows(DomainException.class,
                () -> read("{}\n".repeat(10_001), BatchFormat.LINES)).code());
        assertEquals("too-large", assertThrows(DomainException.class,
                () -> read("[" + "{},".repeat(10_000) + "{}]", BatchFormat.ARRAY)).code());
    }

    @Test
    void onePurchaseIsAtMostAMegabyte() {
        var large = purchase("x".repeat(1 << 20));
        assertEquals("too-large", assertThrows(DomainException.class, () -> read(large, BatchFormat.LINES)).code());
        assertEquals("too-large",
                assertThrows(DomainException.class, () -> read("[" + large + "]", BatchFormat.ARRAY)).code());
    }

    @Test
    void aLargeBodyIsReadFromAFileTheSameWay() throws IOException {
        var numbers = new ArrayList<String>();
        var text = new StringBuilder("[");
        for (var i = 0; text.length() < 3 << 20; i++) {
            text.append(i == 0 ? "" : ",").append(purchase(i + "-" + "y".repeat(900)));
            numbers.add(i + "-" + "y".repeat(900));
        }
        assertEquals(numbers, read(text.append(']').toString(), BatchFormat.ARRAY));
    }
}
