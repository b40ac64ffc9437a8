package io.stamgast.tests.fuzz;

import io.stamgast.tests.platform.UblInvoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of invoices, and files that only pretend to be. */
final class InvoiceFiles {

    /** What a file can be. */
    enum Kind {

        CSV("text/csv", """
                {"format":"csv","charset":"UTF-8","timeZone":"Europe/Amsterdam","dateFormat":"yyyy-MM-dd HH:mm:ss",
                "source":"file","currency":"EUR","columns":{"invoiceNumber":"No","sku":"Sku","quantity":"Quantity",
                "occurredAt":"At","unitPrice":"Price","account":"Account"},"own":true}"""),
        NDJSON("application/x-ndjson", """
                {"format":"ndjson","source":"lines","currency":"EUR","columns":{"invoiceNumber":"no","sku":"sku",
                "quantity":"quantity","occurredAt":"at","unitPrice":"price","account":"account"},"own":true}"""),
        UBL("application/xml", """
                {"format":"ubl","source":"edi"}""");

        final String type;
        final String mapping;

        Kind(String type, String mapping) {
            this.type = type;
            this.mapping = mapping;
        }
    }

    private static final String CSV = """
            No,Sku,Quantity,At,Price,Account
            %s,A,1,2026-01-02 10:00:00,10.00,C1
            %1$s,B,2,2026-01-02 10:00:00,10.00,C1
            """;
    private static final String NDJSON = """
            {"no":"%s","sku":"A","quantity":1,"at":"2026-01-02T10:00:00Z","price":10.00,"account":"C1"}
            {"no":"%1$s","sku":"B","quantity":2,"at":"2026-01-02T10:00:00Z","price":10.00,"account":"C1"}
            """;
    private static final String HEADERS = "No,Sku,Quantity,At,Price,Account\n";
    private static final int BOMB_BYTES = 70 * 1024 * 1024;
    private static final int MANY = 3000;
    private static final byte[] ZEROS = new byte[1 << 20];
    /** Made once: they take a while. */
    private static final byte[] GZIP_BOMB = gzip(InvoiceFiles::writeZeros);
    private static final byte[] ZIP_BOMB = zip("a.xml", InvoiceFiles::writeZeros);

    private static final List<String> XML = List.of(
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Invoice>&b;</Invoice>",
            "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><Invoice/>",
            "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                    + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">"
                    + "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">]><Invoice>&e;</Invoice>",
            "<!DOCTYPE a [<!ENTITY % b SYSTEM \"file:///etc/hostname\">%b;]><Invoice/>",
            "<Invoice xmlns:i=\"http://www.w3.org/2001/XInclude\"><i:include href=\"file:///etc/passwd\"/></Invoice>",
            "<?xml version=\"1.1\"?><Invoice/>", "<?xml version=\"1.0\" encoding=\"UTF-7\"?><Invoice/>",
            "<Invoice", "</Invoice>", "<Invoice/><Invoice/>", "<Invoice a=\"1\" a=\"2\"/>", "<Invoice>&#0;</Invoice>",
            "<" + "a".repeat(100_000) + "/>", "<a>".repeat(5000), "<Invoice>" + "x".repeat(100_000) + "</Invoice>",
            "\u0000", "{}", "PK\u0003\u0004", "");

    private final Chance chance;

    InvoiceFiles(Chance chance) {
        this.chance = chance;
    }

    byte[] right(Kind kind) {
        return utf8(switch (kind) {
            case CSV -> CSV.formatted(chance.fresh());
            case NDJSON -> NDJSON.formatted(chance.fresh());
            case UBL -> UblInvoice.of(chance.fresh(), "C1", "100.00");
        });
    }

    byte[] wrong(Kind kind) {
        return switch (chance.between(0, 9)) {
            case 0 -> GZIP_BOMB;
            case 1 -> ZIP_BOMB;
            case 2 -> zip("../../a.xml", utf8(chance.of(XML)));
            case 3 -> zip("a.xml", zip("b.xml", utf8(UblInvoice.of("1", "C1", "1.00"))));
            case 4 -> cut(zip("a.xml", utf8(UblInvoice.of(chance.fresh(), "C1", "1.00"))));
            case 5 -> cut(gzip(right(kind)));
            case 6 -> chance.bytes(chance.between(0, MANY));
            case 7 -> utf8(twisted(new String(right(kind), StandardCharsets.UTF_8)));
            default -> utf8(switch (kind) {
                case CSV -> csv();
                case NDJSON -> ndjson();
                case UBL -> chance.of(XML);
            });
        };
    }

    private String csv() {
        var odd = Oddities.text(chance);
        return switch (chance.between(0, 6)) {
            case 0 -> "No,No,Sku,Quantity,At,Price,Account\n";
            case 1 -> HEADERS + "\"" + "x".repeat(MANY);
            case 2 -> HEADERS + ",".repeat(MANY);
            case 3 -> HEADERS + chance.fresh() + ",A," + odd
                    + ",2026-01-02 10:00:00,10.00,C1\n";
            case 4 -> HEADERS + odd + ",A,1," + Oddities.text(chance) + "," + odd + ",C1\n";
            case 5 -> CSV.formatted(chance.fresh()).replace("C1", odd);
            default -> odd;
        };
    }

    private String ndjson() {
        var right = NDJSON.formatted(chance.fresh());
        return switch (chance.between(0, 5)) {
            case 0 -> "{\"no\":".repeat(MANY);
            case 1 -> "[" + right + "]";
            case 2 -> right.replace("\n", "\r");
            case 3 -> right.replace("\"C1\"", Json.write(Oddities.any(chance)));
            case 4 -> right.replace("10.00", Json.write(Oddities.number(chance)));
            default -> Json.write(Oddities.any(chance)) + "\n" + right;
        };
    }

    /** Something in it replaced. */
    private String twisted(String file) {
        var at = chance.between(0, file.length() - 1);
        return file.substring(0, at) + Oddities.text(chance) + file.substring(
                Math.min(file.length(), at + chance.between(0, 5)));
    }

    private byte[] cut(byte[] whole) {
        return Arrays.copyOf(whole, chance.between(1, whole.length - 1));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    static byte[] gzip(byte[] content) {
        return gzip(out -> out.write(content));
    }

    private static byte[] gzip(Content content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            content.writeTo(gzip);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) {
        return zip(name, out -> out.write(content));
    }

    private static byte[] zip(String name, Content content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            content.writeTo(zip);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void writeZeros(OutputStream out) throws IOException {
        for (var written = 0; written < BOMB_BYTES; written += ZEROS.length) {
            out.write(ZEROS);
        }
    }
}
