package io.stamgast.imports.ubl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are made to do harm. */
class HostileDocumentTest {

    private static final String CREDIT_NOTE = Taken.example("credit-note.xml");
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    @TempDir
    Path files;
    private ServerSocket listener;

    @BeforeEach
    void listen() throws IOException {
        listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(1);
        Files.writeString(files.resolve("secret"), "C-9999");
        Files.writeString(files.resolve("outer.dtd"), "<!ENTITY outer \"C-9999\">");
    }

    @AfterEach
    void close() throws IOException {
        listener.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE CreditNote [<!ENTITY x SYSTEM '{file}secret'>]>", "<!DOCTYPE CreditNote SYSTEM '{file}outer.dtd'>",
        "<!DOCTYPE CreditNote PUBLIC '-//x//y' '{http}/outer.dtd'>", "<!DOCTYPE CreditNote SYSTEM '{http}/outer.dtd'>",
        "<!DOCTYPE CreditNote [<!ENTITY % x SYSTEM '{http}/outer.dtd'>%x;]>",
        "<!DOCTYPE CreditNote [<!ENTITY x SYSTEM '{http}/secret'>]>",
        "<!DOCTYPE CreditNote [<!ENTITY % x SYSTEM '{file}outer.dtd'> %x;]>",
        "<!DOCTYPE CreditNote [<!ENTITY x 'C-9999'>]>", "<!DOCTYPE CreditNote>",
        "<!DOCTYPE CreditNote [<!ATTLIST x y CDATA 'z'>]>"})
    void aDoctypeIsRefusedAndNothingElseIsRead(String doctype) {
        var text = CREDIT_NOTE.replace(DECLARATION, DECLARATION + reaching(doctype));

        assertUnreadable(text, "has a DOCTYPE, which is not taken (line 1)");
        assertUnreadable(text.replace("C-1042", "&x;"), "has a DOCTYPE, which is not taken (line 1)");
        assertNobodyCalled();
    }

    @Test
    void entitiesThatGrowInEachOtherAreNeverExpanded() {
        var laughs = IntStream.range(1, 30).mapToObj(i -> "<!ENTITY l" + i + " '" + ("&l" + (i - 1) + ";").repeat(10)
                + "'>").collect(Collectors.joining("", "<!DOCTYPE CreditNote [<!ENTITY l0 'ha'>", "]>"));
        assertUnreadable(CREDIT_NOTE.replace(DECLARATION, DECLARATION + laughs).replace("C-1042", "&l29;"),
                "has a DOCTYPE");
        var quadratic = "<!DOCTYPE CreditNote [<!ENTITY l '" + "ha".repeat(200_000) + "'>]>";
        assertUnreadable(CREDIT_NOTE.replace(DECLARATION, DECLARATION + quadratic).replace("C-1042",
                "&l;".repeat(10_000)), "has a DOCTYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{file}secret", "{http}/secret"})
    void anotherFileIsNeverIncluded(String other) {
        var include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='" + reaching(other)
                + "'/>";
        assertEquals("2026-C017", Taken.of(CREDIT_NOTE.replace("<b:UBLVersionID>", include + "<b:UBLVersionID>"),
                Formats.usual()).rows.get(0).invoiceNumber());
        assertEquals("invalid-document", Taken.of(CREDIT_NOTE.replace("C-1042", include), Formats.usual()).refused()
                .reason());
        assertNobodyCalled();
    }

    @Test
    void aSchemaThatADocumentNamesIsNotAskedFor() {
        var named = CREDIT_NOTE.replace("xmlns:cn=", reaching("xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
                + "xsi:schemaLocation='urn:x {http}/x.xsd' xmlns:cn="))
                .replace(DECLARATION, DECLARATION + reaching("<?xml-stylesheet href='{http}/x.xsl'?>"));
        assertEquals(1, Taken.of(named, Formats.usual()).rows.size());
        assertNobodyCalled();
    }

    private String reaching(String text) {
        return text.replace("{file}", files.toUri().toString())
                .replace("{http}", "http://127.0.0.1:" + listener.getLocalPort());
    }

    private void assertNobodyCalled() {
        assertThrows(SocketTimeoutException.class, listener::accept);
    }

    @Test
    void whatStandsDeepInEachOtherIsRefused() {
        var deep = XmlCursor.MAX_DEPTH - 2;
        assertEquals(1, Taken.of(nested(deep), Formats.usual()).rows.size());
        assertUnreadable(nested(deep + 1), "has elements more than 100 deep in each other");
        assertUnreadable(nested(100_000), "has elements more than 100 deep in each other");
    }

    private static String nested(int depth) {
        return CREDIT_NOTE.replace("</e:ExtensionContent>", "</e:ExtensionContent>" + "<x>".repeat(depth - 1)
                + "</x>".repeat(depth - 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<x y='", "<!--", "<?y ", "<", "<x y"})
    void aTagOrACommentWithoutEndIsRefusedBeforeMemoryIsFull(String beginning) {
        var text = CREDIT_NOTE.substring(0, CREDIT_NOTE.indexOf("<b:UBLVersionID>")) + beginning;
        var endless = new SequenceInputStream(stream(text), endless('x'));

        var refusal = assertThrows(DomainException.class, () -> Taken.of(endless, Formats.usual().in("EUR")));
        assertEquals("unreadable-file", refusal.code());
    }

    @Test
    void manyAttributesAreRefused() {
        var attributes = IntStream.range(0, 200_000).mapToObj(i -> "a" + i + "=''").collect(Collectors.joining(" "));
        assertUnreadable(CREDIT_NOTE.replace("<b:UBLVersionID>", "<x " + attributes + "/><b:UBLVersionID>"), "");
    }

    @Test
    void manyNamesAreRefused() {
        var names = IntStream.range(0, XmlCursor.MAX_NAMES).mapToObj(i -> "<n" + i + "/>")
                .collect(Collectors.joining());
        assertUnreadable(CREDIT_NOTE.replace("</e:ExtensionContent>", names + "</e:ExtensionContent>"),
                "uses more than 10000 different names");
        var namespaces = names.replaceAll("<n([0-9]+)/>", "<x xmlns='urn:n$1'/>");
        assertUnreadable(CREDIT_NOTE.replace("</e:ExtensionContent>", namespaces + "</e:ExtensionContent>"),
                "uses more than 10000 different names");
        var targets = names.replaceAll("<n([0-9]+)/>", "<?n$1?>");
        assertUnreadable(CREDIT_NOTE.replace("</e:ExtensionContent>", targets + "</e:ExtensionContent>"),
                "uses more than 10000 different names");
    }

    @Test
    void aTextThatIsReadIsBounded() {
        var refused = Taken.of(CREDIT_NOTE.replace("C-1042", "C".repeat(5_000_000)), Formats.usual()).refused();
        assertEquals("too-long", refused.reason());
        assertTrue(refused.getMessage().contains("cbc:SupplierAssignedAccountID"), refused.getMessage());
    }

    @Test
    void aDocumentOf100000LinesIsReadInLittleMemory() {
        var lines = 100_000;
        var line = CREDIT_NOTE.substring(CREDIT_NOTE.indexOf("  <a:CreditNoteLine>"),
                CREDIT_NOTE.indexOf("</cn:CreditNote>"));
        var head = CREDIT_NOTE.substring(0, CREDIT_NOTE.indexOf("  <a:CreditNoteLine>"))
                .replace(">21.00<", ">" + 21L * lines + ".00<");
        var counted = new Counted();
        try (var source = new UblRows(concatenated(Stream.of(Stream.of(head), LongStream.range(0, lines)
                .mapToObj(i -> line), Stream.of("</cn:CreditNote>")).flatMap(all -> all)),
                Formats.usual().in("EUR"), Taken.LATEST)) {
            var goesOn = true;
            while (goesOn) {
                goesOn = source.next(counted);
            }
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        assertEquals(lines, counted.taken);
        assertEquals(0, counted.rejected);
        assertFalse(counted.mostBytes > 64L << 20, counted.mostBytes + " bytes more than at the beginning");
    }

    /** Any byte of a document may be any other: the document is taken or refused, and nothing else happens. */
    @Property(tries = 1000)
    void whateverIsBrokenIsRefused(@ForAll @IntRange(max = 2500) int at, @ForAll byte other,
                                   @ForAll @IntRange(max = 3) int cut) {
        var bytes = CREDIT_NOTE.getBytes(StandardCharsets.UTF_8);
        bytes[at % bytes.length] = other;
        var length = cut == 0 ? at % bytes.length : bytes.length;
        try {
            var taken = Taken.of(new ByteArrayInputStream(bytes, 0, length), Formats.usual().in("EUR"));
            assertEquals(1, taken.rows.size() + taken.rejected.size());
        } catch (DomainException refusal) {
            assertTrue(List.of("unreadable-file", "empty-file").contains(refusal.code()), refusal.code());
        }
    }

    private static void assertUnreadable(String document, String words) {
        var refusal = assertThrows(DomainException.class, () -> Taken.of(document, Formats.usual()));
        assertEquals("unreadable-file", refusal.code());
        assertTrue(refusal.violations().get(0).message().startsWith("The file " + words), refusal.violations()
                .toString());
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream endless(char one) {
        return new InputStream() {
            @Override
            public int read() {
                return one;
            }
        };
    }

    private static InputStream concatenated(Stream<String> parts) {
        Iterator<InputStream> streams = parts.map(HostileDocumentTest::stream).iterator();
        Enumeration<InputStream> all = new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return streams.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return streams.next();
            }
        };
        return new SequenceInputStream(all);
    }
}
