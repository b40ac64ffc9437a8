package io.stamgast.imports.ubl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.imports.row.ImportRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every optional part is there or not, every way of writing is used, and the rows are always what they must be. */
class GeneratedDocumentsTest {

    @Property(tries = 1000)
    void aDocumentBecomesTheRowsThatItMeans(@ForAll("documents") GeneratedDocument document) {
        var taken = Taken.of(document.bytes(), Formats.usual().in(document.currency));

        assertEquals(Map.of(), taken.rejected);
        assertEquals(comparable(document.expected), comparable(taken.rows));
    }

    @Provide
    Arbitrary<GeneratedDocument> documents() {
        return Arbitraries.randomValue(GeneratedDocument::new);
    }

    /** Numbers that are the same are written the same. */
    private static List<ImportRow> comparable(List<ImportRow> rows) {
        return rows.stream().map(row -> new ImportRow(row.number(), row.invoiceNumber(), row.distributor(),
                row.account(), row.occurredAt(), row.originalInvoice(), row.sku(), row.description(), row.category(),
                row.brand(), plain(row.quantity()), plain(row.netAmount()), plain(row.listAmount()), row.cost(),
                row.own())).toList();
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.stripTrailingZeros();
    }
}
