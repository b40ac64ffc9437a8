package io.stamgast.earning.period;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.earning.settlement.CloseTotals;
import io.stamgast.earning.settlement.CloseTotals.BandCount;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.testing.Database;
import io.stamgast.testing.RealData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The customers of a real wholesaler: one purchase a year each, milk is ours, everything else a competitor's. */
class WholesaleIT {

    private static final List<String> CATEGORIES =
            List.of("Fresh", "Milk", "Grocery", "Frozen", "Detergents_Paper", "Delicatessen");

    private final Shop shop = new Shop();

    @Test
    void linesAtTheBandReachedGive451051Points() throws IOException {
        shop.shareRule("PERIOD_CLOSE", "YEAR");
        buyAll();
        assertEquals(254_839, sum());

        var summary = shop.close("2010");

        assertEquals(451_051, sum());
        assertEquals(451_051 - 254_839, summary.pointsAdded());
        assertEquals(List.of(155L, 193L, 73L, 19L), accountsPerBand(summary));
        assertEquals(0, shop.close("2010").accountsChanged());
    }

    @Test
    void partsAtTheirOwnBandsGive336804Points() throws IOException {
        shop.shareRule("MARGINAL", "YEAR");
        buyAll();
        var preview = shop.preview("2010");
        assertEquals(336_804 - 254_839, preview.pointsAdded());

        var summary = shop.close("2010");

        assertEquals(preview, summary);
        assertEquals(336_804, sum());
        assertEquals(List.of(155L, 193L, 73L, 19L), accountsPerBand(summary));
    }

    private void buyAll() throws IOException {
        var rows = Files.readAllLines(RealData.wholesale());
        var purchases = new ArrayList<NewPurchase>();
        for (int customer = 1; customer < rows.size(); customer++) {
            var fields = rows.get(customer).split(",");
            var lines = IntStream.range(0, CATEGORIES.size())
                    .mapToObj(i -> Shop.line(CATEGORIES.get(i), CATEGORIES.get(i), fields[i + 2] + ".00",
                            CATEGORIES.get(i).equals("Milk")))
                    .toList();
            purchases.add(new NewPurchase("sell-out", "2010-" + customer, "ext:C" + customer, null,
                    Instant.parse("2010-06-30T12:00:00Z"), "EUR", null, lines));
        }
        shop.post(purchases);
    }

    private long sum() {
        return Database.number(shop.tenant, "select sum(available) from app.balance where tenant_id = ?", shop.tenant);
    }

    private static List<Long> accountsPerBand(CloseTotals.Summary summary) {
        return summary.bands().stream().map(BandCount::accounts).toList();
    }
}
