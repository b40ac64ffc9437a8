package io.stamgast.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
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
        var format = MappingCheck.check(mapping, "GBP");
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

    private static void assertRefused(String member, Mappings mapping) {
        var refusal = assertThrows(DomainException.class, () -> MappingCheck.check(mapping.build(), "GBP"), member);
        assertEquals("invalid-mapping", refusal.code());
        assertEquals("mapping." + member, refusal.violations().get(0).field());
        assertEquals(1, refusal.violations().size());
    }
}
