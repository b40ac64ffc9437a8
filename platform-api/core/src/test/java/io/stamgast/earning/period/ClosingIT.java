package io.stamgast.earning.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worked figures of a close: own spend 3,000.00 of a wallet of 10,000.00, and what the period then pays. */
class ClosingIT {

    @Test
    void allLinesArePaidAtTheBandReached() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.boughtFor3000("10000");
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
        var account = shop.boughtFor3000("10000");
        shop.close("2011-Q1");
        assertEquals(425, shop.points(account));
    }

    @Test
    void aWalletReportedTooSmallIsRaised() {
        var shop = new Shop();
        shop.shareRule("MARGINAL", "QUARTER");
        var account = shop.boughtFor3000("2000");
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
        shop.buy(account, Shop.MARCH, "3000.00");
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
            shop.buy(account, Shop.MARCH, "9.99");
        }
        assertEquals(0, shop.points(account));
        shop.close("2011-Q1");
        assertEquals(2, shop.points(account));
    }

    @Test
    void onlyRulesOfThePeriodsLengthAreSettled() {
        var shop = new Shop();
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.boughtFor3000("10000");
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
        shop.buy(account, Shop.MARCH, "2000.00");
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
    void theFractionThatACloseLeavesIsCarriedOn() {
        var shop = new Shop(Map.of("rounding", "CARRY"));
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.account("A1");
        for (int i = 0; i < 3; i++) {
            shop.buy(account, Shop.MARCH, "9.99");
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
        var head = shop.boughtFor3000("10000");
        var branch = shop.account("A2");
        Database.execute(shop.tenant, "update app.account set pool_id = ?, parent_id = ?"
                + " where tenant_id = ? and id = ?", head, head, shop.tenant, branch);
        shop.buy(branch, Shop.MARCH, "1000.00");
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
            shop.buy(account, Shop.MARCH, i * 433 + ".21");
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
        var account = shop.boughtFor3000("10000");
        var other = new Shop();
        other.shareRule("PERIOD_CLOSE", "QUARTER");
        assertEquals(0, other.close("2011-Q1").accounts());
        assertEquals(300, shop.points(account));
        assertEquals(0, Database.number(shop.tenant, "select count(*) from app.period_close"));
    }
}
