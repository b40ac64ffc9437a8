package io.stamgast.earning.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.testing.Database;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** PREVIOUS_PERIOD: purchases of the second quarter by the share of the first, once that was closed. */
class PreviousPeriodIT {

    private static final String Q1_DAY = "2011-03-10T10:00:00Z";
    private static final String Q2_DAY = "2011-04-10T10:00:00Z";

    private final Shop shop = new Shop();
    private UUID account;

    @BeforeEach
    void anAccountWithAShareOf30PercentInQ1() {
        shop.shareRule("PREVIOUS_PERIOD", "QUARTER");
        account = shop.account("A1");
        shop.buy(account, Q1_DAY, "3000.00");
        shop.observe(account, "2011-Q1", "10000");
    }

    @Test
    void theBaseRateAppliesUntilTheFirstCloseWhichPostsTheDifference() {
        shop.buy(account, Q2_DAY, "1000.00");
        assertEquals(300 + 100, shop.points(account));

        var summary = shop.close("2011-Q1");

        assertEquals(300 + 200, shop.points(account));
        assertEquals(100, summary.pointsAdded());
        assertEquals("2011-Q2", summary.bands().get(0).period());
    }

    @Test
    void afterTheFirstCloseTheBandAppliesAtOnce() {
        shop.close("2011-Q1");
        shop.buy(account, Q2_DAY, "1000.00");
        assertEquals(300 + 200, shop.points(account));
        assertEquals(0, Database.number(shop.tenant, "select count(*) from app.period_tally where period = '2011-Q2'"));
    }

    @Test
    void laterReClosesDoNotTouchIt() {
        shop.buy(account, Q2_DAY, "1000.00");
        shop.close("2011-Q1");
        shop.observe(account, "2011-Q1", "3000");

        assertEquals(0, shop.close("2011-Q1").accountsChanged());

        assertEquals(300 + 200, shop.points(account));
        shop.buy(account, Q2_DAY, "1000.00");
        assertEquals(300 + 400, shop.points(account), "the first close's share stays");
        assertEquals(300_000, Database.number(shop.tenant,
                "select last_wallet_minor from app.closed_share where account_id = ?", account));
        assertEquals(1_000_000, Database.number(shop.tenant,
                "select first_wallet_minor from app.closed_share where account_id = ?", account));
    }

    @Test
    void whatComesBackOfThePurchasesItSettledLeavesNoOldFractions() {
        var invoices = List.of(shop.buy(account, Q2_DAY, "9.99"), shop.buy(account, Q2_DAY, "9.99"),
                shop.buy(account, Q2_DAY, "9.99"));
        shop.close("2011-Q1");
        assertEquals(300 + 5, shop.points(account), "5.994");

        invoices.forEach(invoice -> shop.bringBack(invoice, account, "2011-05-10T10:00:00Z", "9.99"));

        assertEquals(300 + 2, shop.points(account), "each return by itself takes back 1 of 1.998");
        assertTrue(shop.closed("2011-Q1").stale());
        shop.close("2011-Q1");
        assertEquals(300, shop.points(account));
    }

    @Test
    void purchasesOfTheClosedPeriodItselfWaitForTheOneBefore() {
        shop.close("2011-Q1");
        assertEquals(300, shop.points(account));
        shop.close("2010-Q4");
        assertEquals(300, shop.points(account), "an unknown share is worth 1 here");
    }

    @Test
    void anAccountThatTheFirstCloseFoundNothingOfIsUnknown() {
        var stranger = shop.account("A2");
        shop.buy(stranger, Q2_DAY, "100.00");
        shop.close("2011-Q1");
        shop.buy(stranger, Q2_DAY, "100.00");
        var late = shop.account("A3");
        shop.buy(late, Q2_DAY, "100.00");
        assertEquals(20, shop.points(stranger));
        assertEquals(10, shop.points(late));
        assertEquals(0, Database.number(shop.tenant,
                "select count(*) from app.period_tally where account_id = ?", late), "no close will touch it");
    }

    @Test
    void anAccountThatWasFirstSeenAfterTheFirstCloseStaysUnknown() {
        var stranger = shop.account("A2");
        shop.close("2011-Q1");
        shop.buy(stranger, Q1_DAY, "100.00");
        shop.observe(stranger, "2011-Q1", "100");
        shop.close("2011-Q1");
        shop.buy(stranger, Q2_DAY, "100.00");
        assertEquals(10 + 10, shop.points(stranger));
    }

    @Test
    void aScopeThatNoCloseHasMeasuredYetIsMeasuredByTheNextOne() {
        shop.close("2011-Q1");
        shop.publish("2011-04-01T00:00:00Z", """
                [{"code":"milk","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"PREVIOUS_PERIOD",
                "period":"QUARTER","scope":"Milk","bands":[{"from":"0","multiplier":"5"}],"unknownMultiplier":"7"}]""");
        shop.buyIn("Milk", account, Q2_DAY, "100.00");
        assertEquals(300 + 10, shop.points(account), "the base rate");
        shop.close("2011-Q1");
        assertEquals(300 + 70, shop.points(account));
        shop.buyIn("Milk", account, Q2_DAY, "100.00");
        assertEquals(300 + 140, shop.points(account));
    }

    @Test
    void whatTheFirstCloseMissedIsSettledByItsShareLater() {
        shop.close("2011-Q1");
        shop.buy(account, Q2_DAY, "1000.00");
        // as a purchase would leave it that was judged in the moment in which the close ended
        Database.execute(shop.tenant, """
                insert into app.period_tally (tenant_id, account_id, rule_set_id, rule_code, period, matched_minor,
                    points, exact_numerator, exact_denominator)
                select tenant_id, account_id, rule_set_id, rule_code, '2011-Q2', 100000, 100, 100, 1
                from app.period_tally where tenant_id = ? and period = '2011-Q1'""", shop.tenant);
        shop.observe(account, "2011-Q1", "3000");
        assertEquals(100, shop.close("2011-Q1").pointsAdded(), "at 30 %, not at 100 %");
        assertEquals(0, shop.close("2011-Q1").accountsChanged());
    }

    @Test
    void oneCloseMaySettleBothPeriodsInTwoPostings() {
        shop.publish("2011-01-01T00:00:00Z", """
                [{"code":"now","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"PERIOD_CLOSE",
                "period":"QUARTER",%1$s},{"code":"before","kind":"SPEND_SHARE","unit":"10.00","points":1,
                "basis":"PREVIOUS_PERIOD","period":"QUARTER",%1$s}]""".formatted(Shop.BANDS));
        var other = shop.account("A2");
        shop.buy(other, Q1_DAY, "3000.00");
        shop.buy(other, Q2_DAY, "1000.00");
        shop.observe(other, "2011-Q1", "10000");
        assertEquals(2 * 400, shop.points(other));
        shop.close("2011-Q1");
        assertEquals(2 * 400 + 300 + 100, shop.points(other));
        assertEquals(2, shop.postings(other));
        assertFalse(shop.closed("2011-Q1").closing());
    }
}
