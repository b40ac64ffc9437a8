package io.stamgast.tests.edges;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import io.stamgast.tests.platform.UblInvoice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an import says of each row that it doesn't take; a dry run says the same as the real one after it. */
@OnPlatform
class ImportRowsIT {

    private static final String MAPPING = """
            {"format":"csv","timeZone":"Europe/Amsterdam","dateFormat":"yyyy-MM-dd HH:mm","source":"file",
            "columns":{"invoiceNumber":"No","account":"Account","distributor":"Seller","occurredAt":"At","sku":"Sku",
            "quantity":"Quantity","unitPrice":"Price","originalInvoice":"Original"},"charset":"UTF-8"}""";
    private static final String HEADER = "No,Account,Seller,At,Sku,Quantity,Price,Original\n";

    @Test
    void everyReasonIsSpecific(Platform platform) {
        var rows = """
                A1,C1,,2099-01-01 10:00,S,1,1.00, => occurredAt date-in-future
                A2,C1,,1989-12-31 10:00,S,1,1.00, => occurredAt date-too-early
                A3,C1,,01.01.2026,S,1,1.00, => occurredAt not-a-date
                A4,C1,,2026-01-02 10:00,S,one,1.00, => quantity not-a-number
                A5,C1,,2026-01-02 10:00,S,12345678901,0.01, => quantity number-too-large
                A6,C1,,2026-01-02 10:00,S,1,99999999999, => unitPrice number-too-large
                A7,C1,,2026-01-02 10:00,S,9999999999,9999999999, => unitPrice number-too-large
                A8,C1,,2026-01-02 10:00,S,0.000000001,1.00, => quantity too-many-decimals
                A9,C1,,2026-01-02 10:00,{101},1,1.00, => sku too-long
                A10,C1,,2026-01-02 10:00,S\0,1,1.00, => sku invalid-character
                A11,,,2026-01-02 10:00,S,1,1.00, => account account-missing
                A12,ext:,,2026-01-02 10:00,S,1,1.00, => account account-missing
                A13,C1,ext:,2026-01-02 10:00,S,1,1.00, => distributor distributor-missing
                A14,C1,,2026-01-02 10:00,S,1 => null wrong-column-count
                A15,C1,,2026-01-02 10:00,S,-1,1.00,A0 => originalInvoice unknown-original
                A16,C1,,2026-01-02 10:00,S,1,1.00,A0 => null return-not-negative"""
                .replace("{101}", "S".repeat(101)).lines().map(line -> line.split(" => ")).toList();
        var reasons = IntStream.range(0, rows.size()).mapToObj(row -> row + 1 + " " + rows.get(row)[1])
                .collect(Collectors.joining(", "));

        assertSameAsReal(tenant(platform, true), reasons, rows.stream().map(row -> row[0]).toArray(String[]::new));
    }

    @Test
    void halfASurrogatePairIsRejectedWhateverTheCharset(Platform platform) {
        var tenant = tenant(platform, true);
        for (var half : Map.of("UTF-32BE", new byte[] {0, 0, (byte) 0xd8, 0},
                "CESU-8", new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}).entrySet()) {
            var charset = Charset.forName(half.getKey());
            var row = Stream.of((HEADER + "A1,C1,,2026-01-02 10:00,S").getBytes(charset), half.getValue(),
                    ",1,1.00,\n".getBytes(charset)).reduce(new byte[0], ImportRowsIT::joined);
            var job = tenant.ended(tenant.upload(MAPPING.replace("UTF-8", half.getKey()), row));
            assertEquals("1 sku invalid-character", rejections(tenant, job), half.getKey());
        }
    }

    @Test
    void objectsOnLinesAreTakenAsRows(Platform platform) {
        var tenant = tenant(platform, true);
        var mapping = """
                {"format":"ndjson","source":"file","columns":{"invoiceNumber":"No","account":"Account",
                "occurredAt":"At","sku":"Sku","quantity":"Quantity","netAmount":"Net"}}""";
        var rows = """
                {"No":"N1","Account":"C1","At":"2026-01-02T10:00:00Z","Sku":"S","Quantity":1,"Net":10.00}
                {"No":"N2","Account":"C1","At":"2026-01-02","Sku":"S","Quantity":true,"Net":10.00}
                """;
        var job = tenant.ended(tenant.upload(mapping, utf8(rows)));
        assertEquals("2 quantity not-a-number", rejections(tenant, job));
        assertEquals("1", job.get("purchases").asText(), job.toString());
        var other = tenant.upload(mapping, utf8("No,Account\n")).expect(422).json();
        assertEquals("unreadable-file", other.get("code").asText());
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Test
    void aDryRunKnowsWhatIsPostedAlready(Platform platform) {
        var tenant = tenant(platform, true);
        run(tenant, false, "A1,C1,,2026-01-02 10:00,S,1,1.00,", "A2,C1,,2026-01-02 10:00,S,1,1.00,");
        assertSameAsReal(tenant, "1 null purchase-differs",
                "A1,C1,,2026-01-02 10:00,S,1,2.00,", "A2,C1,,2026-01-02 10:00,S,1,1.00,",
                "A3,C1,,2026-01-02 10:00,S,1,1.00,");
    }

    @Test
    void aDryRunKnowsWhoIsUnknown(Platform platform) {
        var strict = tenant(platform, false);
        assertSameAsReal(strict, "2 account unknown-account, 3 distributor unknown-distributor",
                "A1,C1,,2026-01-02 10:00,S,1,1.00,", "A2,C2,,2026-01-02 10:00,S,1,1.00,",
                "A3,C1,D1,2026-01-02 10:00,S,1,1.00,");

        assertSameAsReal(tenant(platform, true), "", "A1,C1,,2026-01-02 10:00,S,1,1.00,",
                "A2,C2,,2026-01-02 10:00,S,1,1.00,", "A3,C2,D1,2026-01-02 10:00,S,1,1.00,");
    }

    @Test
    void aDryRunKnowsWhatTheFileItselfHoldsTheOriginalsOf(Platform platform) {
        var tenant = tenant(platform, true);
        run(tenant, false, "B1,C1,,2026-01-01 10:00,S,3,1.00,");
        assertSameAsReal(tenant,
                "3 null return-exceeds-original, 4 originalInvoice unknown-original, 6 null return-exceeds-original",
                "A1,C9,,2026-01-02 10:00,S,2,1.00,", "A2,C9,,2026-01-03 10:00,S,-1,1.00,A1",
                "A3,C9,,2026-01-04 10:00,S,-2,1.00,A1", "A4,C1,,2026-01-05 10:00,S,-1,1.00,A1",
                "B2,C1,,2026-01-06 10:00,S,-2,1.00,B1", "B3,C1,,2026-01-07 10:00,S,-2,1.00,B1");
    }

    @Test
    void documentsOfUblAreTakenLikeRows(Platform platform) {
        var tenant = platform.newTenant(Map.of("currency", "EUR", "timeZone", "Europe/Amsterdam"));
        var mapping = "{\"format\":\"ubl\",\"source\":\"erp\"}";
        var document = UblInvoice.of("U1", "C1", "125.00");

        var job = tenant.ended(tenant.upload(mapping, utf8(document)));
        assertEquals("1", job.get("purchases").asText(), job.toString());
        assertEquals("125.00", tenant.api().get("/purchases?account=ext:C1").expect(200).json()
                .at("/items/0/amount").asText());

        var wrong = tenant.ended(tenant.upload(mapping, utf8(document.replace("\">125.00<", "\">1o5<"))));
        assertEquals("1 netAmount not-a-number", rejections(tenant, wrong));
        var other = tenant.upload(mapping, utf8("<Order/>")).expect(422).json();
        assertEquals("unreadable-file", other.get("code").asText());
        assertEquals(422, tenant.upload(mapping, utf8("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                + document)).status());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static FreshTenant tenant(Platform platform, boolean autoEnrol) {
        var tenant = platform.newTenant();
        tenant.account("C1");
        var program = (ObjectNode) tenant.api().get("/program").expect(200).json();
        tenant.api().put("/program", program.put("autoEnrol", autoEnrol)).expect(200);
        return tenant;
    }

    private static void assertSameAsReal(FreshTenant tenant, String rejections, String... rows) {
        var before = tenant.api().get("/accounts").expect(200).text();
        var dry = run(tenant, true, rows);
        assertEquals(before, tenant.api().get("/accounts").expect(200).text());
        assertEquals(rejections, rejections(tenant, dry));

        var real = run(tenant, false, rows);

        assertEquals(rejections, rejections(tenant, real));
        assertEquals(counts(real), counts(dry));
    }

    private static JsonNode run(FreshTenant tenant, boolean dry, String... rows) {
        var file = (HEADER + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
        var mapping = MAPPING.replace("\"format\"", "\"dryRun\":" + dry + ",\"format\"");
        return tenant.ended(tenant.upload(mapping, file));
    }

    private static String counts(JsonNode job) {
        return Stream.of("state", "rows", "accepted", "rejected", "rejections", "purchases", "returns", "unchanged",
                "accountsEnrolled").map(name -> name + "=" + job.get(name)).collect(Collectors.joining(" "));
    }

    private static String rejections(FreshTenant tenant, JsonNode job) {
        var items = tenant.api().get("/imports/" + job.get("id").asText() + "/rejections").expect(200).json()
                .get("items");
        return IntStream.range(0, items.size()).mapToObj(items::get).map(ImportRowsIT::rejection)
                .collect(Collectors.joining(", "));
    }

    private static String rejection(JsonNode row) {
        return Stream.of("row", "field", "reason").map(name -> row.get(name).asText()).collect(Collectors.joining(" "));
    }
}
