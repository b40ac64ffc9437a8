package io.stamgast.earning.outlook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stamgast.earning.period.Shop;
import io.stamgast.earning.ruleset.RuleBook;
import io.stamgast.testing.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShareOutlooksIT {

    private static final Instant NOW = Instant.parse("2011-03-20T10:00:00Z");

    private final Shop shop = new Shop();
    private final UUID account = shop.account("A1");

    @Test
    void theBandReachedAndWhatIsMissingToTheNext() {
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        shop.buy(account, "2011-03-10T10:00:00Z", "3000.00");
        shop.observe(account, "2011-Q1", "10000.01");
        var outlook = outlooks().get(0);
        assertEquals("2011-Q1", outlook.period());
        assertEquals("0.2999", outlook.share().toPlainString());
        assertEquals("2", outlook.band().multiplier().toPlainString());
        assertEquals("0.40", outlook.next().from().toPlainString());
        assertEquals("3", outlook.next().multiplier().toPlainString());
        assertEquals("1000.01", outlook.missing().toPlainString(), "1,000.004, rounded up");
    }

    @Test
    void atTheTopNothingIsMissingAndPartsAreBlended() {
        shop.shareRule("MARGINAL", "QUARTER");
        shop.buy(account, "2011-03-10T10:00:00Z", "3000.00");
        shop.observe(account, "2011-Q1", "3000.00");
        var outlook = outlooks().get(0);
        assertEquals("3", outlook.band().multiplier().toPlainString());
        assertEquals("2.425", outlook.multiplier().toPlainString());
        assertNull(outlook.next());
        assertNull(outlook.missing());
    }

    @Test
    void anUnknownShareHasNoBand() {
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        shop.buy(account, "2011-03-10T10:00:00Z", "3000.00");
        var outlook = outlooks().get(0);
        assertNull(outlook.share());
        assertNull(outlook.band());
        assertNull(outlook.next());
        assertEquals("1", outlook.multiplier().toPlainString());
    }

    @Test
    void trailingMonthsEndWithTheOneBefore() {
        shop.publish("2000-01-01T00:00:00Z", """
                [{"code":"share","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"TRAILING","months":13,%s}]"""
                .formatted(Shop.BANDS));
        shop.buy(account, "2010-02-10T10:00:00Z", "600.00");
        shop.observe(account, "2010", "1200.00");
        shop.observe(account, "2011-Q1", "300.00");
        var outlook = outlooks().get(0);
        assertEquals("2011-02", outlook.period());
        assertEquals(13, outlook.months());
        assertEquals("0.3333", outlook.share().toPlainString(), "600 of 600 in February 2010, 12 months of 100 each");
    }

    @Test
    void withoutRulesThereIsNothingToSay() {
        assertEquals(List.of(), outlooks());
    }

    private List<ShareOutlook> outlooks() {
        return Database.work().call(shop.tenant, connection ->
                ShareOutlooks.of(connection, shop.tenant, new RuleBook(), account, NOW));
    }
}
