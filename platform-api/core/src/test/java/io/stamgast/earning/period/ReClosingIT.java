package io.stamgast.earning.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in after a close, and what closing again then makes of it. */
class ReClosingIT {

    @Test
    void aCorrectedWalletIsSettledByAReClose() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.boughtFor3000("10000");
        shop.close("2011-Q1");
        shop.observe(account, "2011-Q1", "15000");
        var summary = shop.close("2011-Q1");
        assertEquals(150, summary.pointsTakenBack());
        assertEquals(450, shop.points(account));
    }

    @Test
    void aCorrectedWalletIsSettledAtTheMarginToo() {
        var shop = new Shop();
        shop.shareRule("MARGINAL", "QUARTER");
        var account = shop.boughtFor3000("10000");
        shop.close("2011-Q1");
        shop.observe(account, "2011-Q1", "15000");
        assertEquals(50, shop.close("2011-Q1").pointsTakenBack());
        assertEquals(375, shop.points(account));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"caps\":{\"perYear\":1000}", "\"budget\":1000"})
    void aReturnTakesNoMoreThanALimitedCloseHasPosted(String limit) {
        var shop = limited(limit);
        var account = shop.account("A");
        var invoice = shop.buy(account, Shop.MARCH, "3000.00");
        shop.observe(account, "2011-Q1", "10000");
        shop.close("2011-Q1");
        assertEquals(1000, shop.points(account), "1,200 would be × 4");

        shop.bringBack(invoice, account, Shop.MARCH, "3000.00");

        assertEquals(0, shop.points(account));
        shop.close("2011-Q1");
        assertEquals(0, shop.points(account));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"caps\":{\"perYear\":1000}", "\"budget\":1000"})
    void theReCloseGivesAgainWhatStoodBeforePastTheLimit(String limit) {
        var shop = limited(limit);
        var account = shop.account("A");
        var invoice = shop.buy(account, Shop.MARCH, "1500.00");
        shop.buy(account, Shop.MARCH, "1500.00");
        shop.close("2011-Q1");
        assertEquals(1000, shop.points(account));
        shop.bringBack(invoice, account, Shop.MARCH, "1500.00");
        assertEquals(400, shop.points(account));

        assertEquals(200, shop.preview("2011-Q1").pointsAdded());
        shop.close("2011-Q1");

        assertEquals(600, shop.points(account), "1,500.00 × 4");
        shop.buy(account, Shop.MARCH, "1500.00");
        assertEquals(600, shop.points(account), "a purchase finds nothing left");
        assertEquals(400, shop.close("2011-Q1").pointsAdded(), "up to what stood once");
        assertEquals(0, shop.close("2011-Q1").pointsAdded());
    }

    private static Shop limited(String limit) {
        var shop = new Shop();
        shop.publish("2000-01-01T00:00:00Z", """
                [{"code":"share","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"PERIOD_CLOSE",
                "period":"QUARTER","bands":[{"from":"0","multiplier":"4"}],"unknownMultiplier":"4",%s}]"""
                .formatted(limit));
        return shop;
    }

    @Test
    void closingTwicePostsNothingMore() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.boughtFor3000("10000");
        shop.close("2011-Q1");
        var again = shop.close("2011-Q1");
        assertEquals(0, again.pointsAdded() + again.pointsTakenBack() + again.accountsChanged());
        assertEquals(1, shop.postings(account));
        assertEquals(2, shop.closed("2011-Q1").closes());
    }

    @Test
    void whatComesInLateWaitsForTheReClose() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.boughtFor3000("10000");
        shop.close("2011-Q1");
        assertFalse(shop.closed("2011-Q1").stale());

        shop.buy(account, Shop.MARCH, "1000.00"); // 4,000 of 10,000: the next band

        assertEquals(700, shop.points(account), "the late purchase earns the base rate at once");
        assertTrue(shop.closed("2011-Q1").stale());
        assertEquals(500, shop.close("2011-Q1").pointsAdded());
        assertEquals(1200, shop.points(account));
        assertFalse(shop.closed("2011-Q1").stale());
    }

    @Test
    void aReturnMayTurnTheWholePeriodNegative() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.boughtFor3000("10000");
        shop.close("2011-Q1");
        shop.buy(account, Shop.MARCH, "-3000.05");
        assertEquals(299, shop.points(account), "300.005 rounded away from zero");
        shop.close("2011-Q1");
        assertEquals(-1, shop.points(account), "-0.005 of a point, rounded away from zero");
    }

    @Test
    void aLinkedReturnTakesBackAtTheMultiplierLastPosted() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.account("A1");
        shop.buy(account, Shop.MARCH, "1800.00");
        var second = shop.buy(account, Shop.MARCH, "1200.00");
        shop.observe(account, "2011-Q1", "10000");
        shop.close("2011-Q1");

        shop.bringBack(second, account, "2011-05-01T10:00:00Z", "1200.00");

        assertEquals(600 - 240, shop.points(account));
        assertTrue(shop.closed("2011-Q1").stale());
        shop.close("2011-Q1");
        assertEquals(270, shop.points(account), "the changed band waited for the re-close: 1,800 of 10,000");
    }

    @Test
    void aLinkedReturnOfAllTakesBackAllAtTheBlendedRate() {
        var shop = new Shop();
        shop.shareRule("MARGINAL", "QUARTER");
        var account = shop.account("A1");
        var first = shop.buy(account, Shop.MARCH, "1800.00");
        var second = shop.buy(account, Shop.MARCH, "1200.00");
        shop.observe(account, "2011-Q1", "10000");
        shop.close("2011-Q1");
        assertEquals(425, shop.points(account));
        shop.bringBack(first, account, Shop.MARCH, "1800.00");
        shop.bringBack(second, account, Shop.MARCH, "1200.00");
        assertEquals(0, shop.points(account));
        shop.close("2011-Q1");
        assertEquals(0, shop.points(account));
    }

    @Test
    void whatIsTakenBackComesFromPendingFirstAndThenBecomesDebt() {
        var shop = new Shop(Map.of("pending_days", 3650));
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.boughtFor3000("10000");
        shop.close("2011-Q1");
        assertEquals(600, shop.pending(account));
        shop.observe(account, "2011-Q1", "15000");
        shop.close("2011-Q1");
        assertEquals(450, shop.pending(account));
    }

    @Test
    void aTrueUpIsPendingNoLongerThanThePurchasesOfThePeriodsLastDay() {
        var shop = new Shop(Map.of("pending_days", 30));
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.boughtFor3000("10000");
        shop.at("2011-04-20T10:00:00Z");
        shop.close("2011-Q1");
        assertEquals(300, shop.pending(account));
        shop.observe(account, "2011-Q1", "3000");
        shop.at("2011-05-01T10:00:00Z");
        shop.close("2011-Q1");
        assertEquals(300, shop.pending(account));
        assertEquals(900, shop.points(account));
    }

    @Test
    void withinTheBalanceTheRestIsWaivedAndNotTriedAgain() {
        var shop = new Shop(Map.of("negative_balance", "WITHIN_BALANCE"));
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.boughtFor3000("10000");
        shop.close("2011-Q1");
        shop.spend(account, 500);
        shop.observe(account, "2011-Q1", "15000");
        var summary = shop.close("2011-Q1");
        assertEquals(150, summary.pointsTakenBack());
        assertEquals(50, summary.pointsWaived());
        assertEquals(0, shop.points(account));
        assertEquals(0, shop.close("2011-Q1").accountsChanged());
    }

    @Test
    void fractionsThatAreCarriedAreNeitherPaidTwiceNorLost() {
        var shop = new Shop(Map.of("rounding", "CARRY"));
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.account("A1");
        shop.buy(account, "2010-12-10T10:00:00Z", "5.00"); // 0.5 kept for the next purchase, of another period
        for (int i = 0; i < 3; i++) {
            shop.buy(account, Shop.MARCH, "9.99");
        }
        assertEquals(3, shop.points(account), "0.5 + 2.997");
        shop.observe(account, "2011-Q1", "100.00"); // 29.97 of 100.00: x 2
        shop.close("2011-Q1");
        assertEquals(6, shop.points(account), "0.5 + 5.994");
        shop.observe(account, "2011-Q1", "1000.00"); // x 1
        shop.close("2011-Q1");
        assertEquals(3, shop.points(account), "0.5 + 2.997 again");
        shop.buy(account, Shop.MARCH, "5.03");
        assertEquals(4, shop.points(account), "4.0 exactly");
    }
}
