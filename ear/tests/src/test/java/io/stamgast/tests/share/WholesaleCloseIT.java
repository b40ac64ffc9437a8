package io.stamgast.tests.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.testing.RealData;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real wholesaler's 440 customers, one purchase each: milk is ours, the other five categories a competitor's. */
@OnPlatform
class WholesaleCloseIT {

    private static final List<String> CATEGORIES =
            List.of("Fresh", "Milk", "Grocery", "Frozen", "Detergents_Paper", "Delicatessen");

    @ParameterizedTest
    @CsvSource({"PERIOD_CLOSE,451051", "MARGINAL,336804"})
    void theYearEndsAtTheWorkedFigures(String basis, long total, Platform platform) throws IOException {
        var supplier = new Supplier(platform);
        supplier.shareRule(basis, "YEAR");
        supplier.api.post("/purchases/batch", purchases(supplier)).expect(200);

        var closed = supplier.close("2010");

        assertEquals(total - 254_839, closed.get("pointsAdded").asLong());
        var counts = new ArrayList<Long>();
        closed.get("bands").forEach((JsonNode band) -> counts.add(band.get("accounts").asLong()));
        assertEquals(List.of(155L, 193L, 73L, 19L), counts);
        assertEquals(0, supplier.close("2010").get("accountsChanged").asLong());
        assertTrue(supplier.get("/ledger/check").get("ok").asBoolean());
    }

    private static List<Map<String, Object>> purchases(Supplier supplier) throws IOException {
        var rows = Files.readAllLines(RealData.wholesale());
        var purchases = new ArrayList<Map<String, Object>>();
        for (var customer = 1; customer < rows.size(); customer++) {
            var fields = rows.get(customer).split(",");
            var lines = new ArrayList<Map<String, Object>>();
            for (var i = 0; i < CATEGORIES.size(); i++) {
                lines.add(Map.of("sku", CATEGORIES.get(i), "category", CATEGORIES.get(i), "quantity", "1",
                        "netAmount", fields[i + 2] + ".00", "own", CATEGORIES.get(i).equals("Milk")));
            }
            purchases.add(supplier.purchase("C" + customer, "2010-" + customer, "2010-06-30T12:00:00Z", lines));
        }
        return purchases;
    }
}
