package io.stamgast.earning.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The worked figures of closes and re-closes: own spend 3,000.00 of a wallet of 10,000.00, and what follows. */
class ClosingIT {

    private static final String MARCH = "2011-03-10T10:00:00Z";

    @Test
    void allLinesArePaidAtTheBandReached() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = boughtFor3000(shop, "10000");
        assertEquals(300, shop.points(account));

        var summary = shop.close("2011-Q1");

        assertEquals(600, shop.points(account));
        assertEquals(300, summary.pointsAdded());
        assertEquals(1, shop.postings(account));
    }

    @Test
    void eachPartIsPaidAtItsOwnBand() {
        var shop = new Shop();
        shop.shareRule("MARGINAL", "QUARTER");
        var account = boughtFor3000(shop, "10000");
        shop.close("2011-Q1");
        assertEquals(425, shop.points(account));
    }

    @Test
    void aCorrectedWalletIsSettledByAReClose() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = boughtFor3000(shop, "10000");
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
        var account = boughtFor3000(shop, "10000");
        shop.close("2011-Q1");
        shop.observe(account, "2011-Q1", "15000");
        assertEquals(50, shop.close("2011-Q1").pointsTakenBack());
        assertEquals(375, shop.points(account));
    }

    @Test
    void aWalletReportedTooSmallIsRaised() {
        var shop = new Shop();
        shop.shareRule("MARGINAL", "QUARTER");
        var account = boughtFor3000(shop, "2000");
        shop.close("2011-Q1");
        assertEquals(727, shop.points(account));
    }

    @Test
    void withoutAWalletTheUnknownMultiplierCounts() {
        var shop = new Shop();
        shop.publish("2000-01-01T00:00:00Z", """
                [{"code":"share","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"PERIOD_CLOSE",
                "period":"QUARTER","bands":[{"from":"0","multiplier":"1"}],"unknownMultiplier":"1.25"}]""");
        var account = shop.account("A1");
        shop.buy(account, MARCH, "3000.00");
        var summary = shop.close("2011-Q1");
        assertEquals(375, shop.points(account));
        assertEquals(null, summary.bands().get(0).from());
        assertEquals("1.25", summary.bands().get(0).multiplier().toPlainString());
    }

    @Test
    void aCloseAlsoPaysOldFractions() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.account("A1");
        for (int i = 0; i < 3; i++) {
            shop.buy(account, MARCH, "9.99");
        }
        assertEquals(0, shop.points(account));
        shop.close("2011-Q1");
        assertEquals(2, shop.points(account));
    }

    @Test
    void closingTwicePostsNothingMore() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = boughtFor3000(shop, "10000");
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
        var account = boughtFor3000(shop, "10000");
        shop.close("2011-Q1");
        assertFalse(shop.closed("2011-Q1").stale());

        shop.buy(account, MARCH, "1000.00"); // 4,000 of 10,000: the next band

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
        var account = boughtFor3000(shop, "10000");
        shop.close("2011-Q1");
        shop.buy(account, MARCH, "-3000.05");
        assertEquals(299, shop.points(account), "300.005 rounded away from zero");
        shop.close("2011-Q1");
        assertEquals(-1, shop.points(account), "-0.005 of a point, rounded away from zero");
    }

    @Test
    void aLinkedReturnTakesBackAtTheMultiplierLastPosted() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.account("A1");
        shop.buy(account, MARCH, "1800.00");
        var second = shop.buy(account, MARCH, "1200.00");
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
        var first = shop.buy(account, MARCH, "1800.00");
        var second = shop.buy(account, MARCH, "1200.00");
        shop.observe(account, "2011-Q1", "10000");
        shop.close("2011-Q1");
        assertEquals(425, shop.points(account));
        shop.bringBack(first, account, MARCH, "1800.00");
        shop.bringBack(second, account, MARCH, "1200.00");
        assertEquals(0, shop.points(account));
        shop.close("2011-Q1");
        assertEquals(0, shop.points(account));
    }

    @Test
    void onlyRulesOfThePeriodsLengthAreSettled() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = boughtFor3000(shop, "10000");
        shop.close("2011-03");
        shop.close("2011");
        assertEquals(300, shop.points(account));
    }

    @Test
    void everyVersionWithATallyInThePeriodIsSettled() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        shop.publish("2011-03-01T00:00:00Z", """
                [{"code":"share","kind":"SPEND_SHARE","unit":"5.00","points":1,"basis":"PERIOD_CLOSE",
                "period":"QUARTER",%s}]""".formatted(Shop.BANDS));
        var account = shop.account("A1");
        shop.buy(account, "2011-02-10T10:00:00Z", "1000.00");
        shop.buy(account, MARCH, "2000.00");
        shop.observe(account, "2011-Q1", "10000");
        shop.close("2011-Q1");
        assertEquals(2 * (100 + 400), shop.points(account));
        assertEquals(1, shop.postings(account), "in one posting");
    }

    @Test
    void aPeriodThatHasNotEndedInTheProgramsZoneCanNotBeClosed() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        shop.at("2011-03-31T21:59:59Z");
        var refusal = assertThrows(DomainException.class, () -> shop.close("2011-Q1"));
        assertEquals("period-not-ended", refusal.code());
        shop.at("2011-03-31T22:00:00Z");
        assertEquals(0, shop.close("2011-Q1").accounts());
    }

    @Test
    void whatIsTakenBackComesFromPendingFirstAndThenBecomesDebt() {
        var shop = new Shop(Map.of("pending_days", 3650));
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = boughtFor3000(shop, "10000");
        shop.close("2011-Q1");
        assertEquals(600, pending(shop, account));
        shop.observe(account, "2011-Q1", "15000");
        shop.close("2011-Q1");
        assertEquals(450, pending(shop, account));
    }

    @Test
    void aTrueUpIsPendingNoLongerThanThePurchasesOfThePeriodsLastDay() {
        var shop = new Shop(Map.of("pending_days", 30));
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = boughtFor3000(shop, "10000");
        shop.at("2011-04-20T10:00:00Z");
        shop.close("2011-Q1");
        assertEquals(300, pending(shop, account));
        shop.observe(account, "2011-Q1", "3000");
        shop.at("2011-05-01T10:00:00Z");
        shop.close("2011-Q1");
        assertEquals(300, pending(shop, account));
        assertEquals(900, shop.points(account));
    }

    @Test
    void withinTheBalanceTheRestIsWaivedAndNotTriedAgain() {
        var shop = new Shop(Map.of("negative_balance", "WITHIN_BALANCE"));
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = boughtFor3000(shop, "10000");
        shop.close("2011-Q1");
        spend(shop, account, 500);
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
            shop.buy(account, MARCH, "9.99");
        }
        assertEquals(3, shop.points(account), "0.5 + 2.997");
        shop.observe(account, "2011-Q1", "100.00"); // 29.97 of 100.00: x 2
        shop.close("2011-Q1");
        assertEquals(6, shop.points(account), "0.5 + 5.994");
        shop.observe(account, "2011-Q1", "1000.00"); // x 1
        shop.close("2011-Q1");
        assertEquals(3, shop.points(account), "0.5 + 2.997 again");
        shop.buy(account, MARCH, "5.03");
        assertEquals(4, shop.points(account), "4.0 exactly");
    }

    @Test
    void theFractionThatACloseLeavesIsCarriedOn() {
        var shop = new Shop(Map.of("rounding", "CARRY"));
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.account("A1");
        for (int i = 0; i < 3; i++) {
            shop.buy(account, MARCH, "9.99");
        }
        shop.observe(account, "2011-Q1", "100.00");
        shop.close("2011-Q1");
        assertEquals(5, shop.points(account), "5.994");
        shop.buy(account, "2011-04-10T10:00:00Z", "0.04");
        assertEquals(5, shop.points(account), "5.998");
        shop.buy(account, "2011-04-10T10:00:00Z", "0.02");
        assertEquals(6, shop.points(account), "6 exactly");
    }

    @Test
    void accountsOfAPoolAreSettledIntoTheirCommonBalance() {
        var shop = new Shop(Map.of("pooled_balance", true));
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var head = boughtFor3000(shop, "10000");
        var branch = shop.account("A2");
        Database.execute(shop.tenant, "update app.account set pool_id = ?, parent_id = ?"
                + " where tenant_id = ? and id = ?", head, head, shop.tenant, branch);
        shop.buy(branch, MARCH, "1000.00");
        shop.observe(branch, "2011-Q1", "2000.00");
        shop.close("2011-Q1");
        assertEquals(600 + 300, shop.points(head));
        assertEquals(0, shop.points(branch));
        assertEquals(2, shop.postings(head));
    }

    @Test
    void aPreviewIsWhatTheCloseThenPosts() {
        var shop = new Shop();
        shop.shareRule("MARGINAL", "QUARTER");
        for (int i = 1; i <= 7; i++) {
            var account = shop.account("A" + i);
            shop.buy(account, MARCH, i * 433 + ".21");
            shop.observe(account, "2011-Q1", "5000");
        }
        var preview = shop.preview("2011-Q1");
        assertEquals(0, Database.number(shop.tenant, "select count(*) from app.period_close"));
        assertEquals(0, Database.number(shop.tenant, "select count(*) from app.posting where kind = 'TRUE_UP'"));
        assertEquals(preview, shop.close("2011-Q1"));
        assertEquals(7, preview.accounts());
        assertEquals(7, preview.bands().stream().mapToLong(band -> band.accounts()).sum());
        assertEquals(preview.pointsAdded(),
                preview.largestChanges().stream().mapToLong(change -> change.points()).sum());
    }

    @Test
    void anotherTenantIsNotTouched() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = boughtFor3000(shop, "10000");
        var other = new Shop();
        other.shareRule("PERIOD_CLOSE", "QUARTER");
        assertEquals(0, other.close("2011-Q1").accounts());
        assertEquals(300, shop.points(account));
        assertEquals(0, Database.number(shop.tenant, "select count(*) from app.period_close"));
    }

    private static UUID boughtFor3000(Shop shop, String wallet) {
        var account = shop.account("A1");
        shop.buy(account, MARCH, "1800.00");
        shop.buy(account, "2011-01-01T10:00:00Z", "1200.00");
        shop.observe(account, "2011-Q1", wallet);
        return account;
    }

    private static long pending(Shop shop, UUID account) {
        return Database.number(shop.tenant, "select pending from app.balance where tenant_id = ? and account_id = ?",
                shop.tenant, account);
    }

    private static void spend(Shop shop, UUID account, long points) {
        shop.spend(account, points);
    }
}
