package io.stamgast.portal.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTest {

    private final List<Column> columns = Column.guess(List.of("InvoiceNo", "StockCode", "Description", "Quantity",
            "InvoiceDate", "UnitPrice", "CustomerID", "Country"));

    @Test
    void headersThatReadLikeAMemberAreChosenAlready() {
        assertEquals("InvoiceNo", header("invoiceNumber"));
        assertEquals("InvoiceDate", header("occurredAt"));
        assertEquals("CustomerID", header("account"));
        assertEquals("StockCode", header("sku"));
        assertEquals("UnitPrice", header("unitPrice"));
    }

    @Test
    void membersWithoutAHeaderStayOpen() {
        assertNull(header("netAmount"));
        assertNull(header("distributor"));
    }

    private String header(String member) {
        return columns.stream().filter(column -> column.getMember().equals(member)).findFirst().orElseThrow()
                .getHeader();
    }
}
