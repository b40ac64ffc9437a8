package io.stamgast.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.imports.row.Field;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.DomainException.Violation;
import io.stamgast.kernel.Json;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingCheckTest {

    @Test
    void theWholesalersMappingIsRead() {
        var mapping = Json.read("""
                {"format":"csv","charset":"UTF-8","timeZone":"Europe/London","dateFormat":"yyyy-MM-dd HH:mm:ss",
                "source":"erp","currency":"GBP","columns":{"invoiceNumber":"InvoiceNo","sku":"StockCode",
                "description":"Description","quantity":"Quantity","occurredAt":"InvoiceDate",
                "unitPrice":"UnitPrice","account":"CustomerID"},"accountPattern":"^([^.]+)","own":true}""",
                ImportMapping.class);
        var format = MappingCheck.check(mapping, "GBP", "Europe/London");
        assertEquals("CustomerID", format.columns().get(Field.ACCOUNT));
        assertEquals(',', format.delimiter());
        assertEquals(mapping, Json.read(Json.write(mapping), ImportMapping.class));
    }

    @Test
    void eachMemberIsChecked() {
        assertRefused("charset", Mappings.retail().charset("UTF-9"));
        assertRefused("charset", Mappings.retail().charset("no charset!"));
        assertRefused("timeZone", Mappings.retail().timeZone("Europe/Nowhere"));
        assertRefused("timeZone", Mappings.retail().timeZone(null));
        assertRefused("dateFormat", Mappings.retail().dateFormat("yyyy-bb"));
        assertRefused("source", Mappings.retail().source(" "));
        assertRefused("currency", Mappings.retail().currency("EUR"));
        assertRefused("accountPattern", Mappings.retail().accountPattern("^([^.]+"));
        assertRefused("accountPattern", Mappings.retail().accountPattern("^[^.]+"));
        assertRefused("delimiter", Mappings.retail().delimiter(",,"));
        assertRefused("decimalSeparator", Mappings.retail().decimalSeparator("'"));
        assertRefused("columns.colour", Mappings.retail().column("colour", "Colour"));
        assertRefused("constants.colour", Mappings.retail().constant("colour", "red"));
        assertRefused("constants.category", Mappings.retail().constant("category", " "));
        assertRefused("constants.category", Mappings.retail().constant("category", "x".repeat(101)));
        assertRefused("columns.sku", Mappings.retail().column("sku", null));
        assertRefused("columns.unitPrice", Mappings.retail().column("netAmount", "Net"));
        assertRefused("columns.unitPrice", Mappings.retail().column("unitPrice", null));
    }

    @Test
    void aMappingOfNdjsonHasTheProgramsZoneAndNothingOfCsv() {
        var format = MappingCheck.check(Mappings.ndjson().timeZone(null).build(), "GBP", "Europe/London");
        assertTrue(format.ndjson());
        assertEquals(ZoneId.of("Europe/London"), format.times().zone());
        assertRefused("charset", Mappings.ndjson().charset("UTF-8"));
        assertRefused("delimiter", Mappings.ndjson().delimiter(";"));
        assertRefused("decimalSeparator", Mappings.ndjson().decimalSeparator(","));
        assertRefused("columns.sku", Mappings.ndjson().column("sku", null));
    }

    @Test
    void aMappingOfUblNeedsNoMoreThanASource() {
        var mapping = Json.read("{\"format\":\"ubl\",\"source\":\"erp\"}", ImportMapping.class);

        var ubl = MappingCheck.check(mapping, "EUR", "Europe/Amsterdam").ubl();

        assertEquals(ZoneId.of("Europe/Amsterdam"), ubl.zone());
        assertEquals(List.of("ASSIGNED", "PARTY", "LEGAL", "VAT", "ENDPOINT"), ubl.account());
        assertFalse(ubl.sellerIsDistributor());
        var kept = mapping.in("EUR", "Europe/Amsterdam");
        assertEquals(ubl.zone(), MappingCheck.check(kept, "EUR", "Europe/Paris").ubl().zone());
        assertEquals(kept, Json.read(Json.write(kept), ImportMapping.class));
    }

    @Test
    void aMappingOfUblSaysWhereIdsStand() {
        var ubl = ubl("\"timeZone\":\"Europe/Paris\",\"accountPattern\":\"^C(.*)\",\"own\":false,"
                + "\"constants\":{\"brand\":\"B\"},\"ubl\":{\"seller\":\"DISTRIBUTOR\",\"account\":[\"0106\"],"
                + "\"distributor\":[\"GLN\",\"VAT\"],\"sku\":[\"GTIN\"],\"category\":\"STI\"}").ubl();
        assertTrue(ubl.sellerIsDistributor());
        assertEquals(List.of("0106"), ubl.account());
        assertEquals(List.of("GLN", "VAT"), ubl.distributor());
        assertEquals(List.of("GTIN"), ubl.sku());
        assertEquals("STI", ubl.category());
        assertEquals(Map.of(Field.BRAND, "B"), ubl.constants());
        assertFalse(ubl.own());
    }

    @Test
    void eachMemberOfUblIsChecked() {
        assertUblRefused("charset", "\"charset\":\"UTF-8\"");
        assertUblRefused("dateFormat", "\"dateFormat\":\"yyyy\"");
        assertUblRefused("columns", "\"columns\":{\"sku\":\"Sku\"}");
        assertUblRefused("delimiter", "\"delimiter\":\";\"");
        assertUblRefused("decimalSeparator", "\"decimalSeparator\":\",\"");
        assertUblRefused("timeZone", "\"timeZone\":\"Mars\"");
        assertUblRefused("currency", "\"currency\":\"USD\"");
        assertUblRefused("constants.quantity", "\"constants\":{\"quantity\":\"1\"}");
        assertUblRefused("ubl.seller", "\"ubl\":{\"seller\":\"tenant\"}");
        assertUblRefused("ubl.account", "\"ubl\":{\"account\":[]}");
        assertUblRefused("ubl.account", "\"ubl\":{\"account\":[null]}");
        assertUblRefused("ubl.distributor", "\"ubl\":{\"distributor\":[\" \"]}");
        assertUblRefused("ubl.sku", "\"ubl\":{\"sku\":[\"SELLER\",\"EAN\"]}");
        assertUblRefused("ubl.category", "\"ubl\":{\"category\":\"\"}");
        var csv = Json.read(Json.write(Mappings.retail().build()).replace("\"ubl\":null", "\"ubl\":{}"),
                ImportMapping.class);
        assertEquals("mapping.ubl", refusal(csv).violations().get(0).field());
    }

    private static void assertUblRefused(String member, String members) {
        var refusal = assertThrows(DomainException.class, () -> ubl(members), members);
        assertEquals(List.of("mapping." + member), refusal.violations().stream().map(Violation::field).toList());
    }

    private static Format ubl(String members) {
        return MappingCheck.check(Json.read("{\"format\":\"ubl\",\"source\":\"erp\"," + members + "}",
                ImportMapping.class), "EUR", "Europe/Amsterdam");
    }

    private static DomainException refusal(ImportMapping mapping) {
        return assertThrows(DomainException.class, () -> MappingCheck.check(mapping, "GBP", "Europe/London"));
    }

    private static void assertRefused(String member, Mappings mapping) {
        var refusal = assertThrows(DomainException.class,
                () -> MappingCheck.check(mapping.build(), "GBP", "Europe/London"), member);
        assertEquals("invalid-mapping", refusal.code());
        assertEquals("mapping." + member, refusal.violations().get(0).field());
        assertEquals(1, refusal.violations().size());
    }
}
