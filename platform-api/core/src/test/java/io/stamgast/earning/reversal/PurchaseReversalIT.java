package io.stamgast.earning.reversal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.period.Shop;
import io.stamgast.testing.Database;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What closes and further returns make of a purchase or a return that somebody has reversed by hand. */
class PurchaseReversalIT extends Bought {

    @Test
    void whatIsReversedByHandIsNotTakenAgainWhenItComesBack() {
        boughtAndClosed("PERIOD_CLOSE");
        corrector.reverseTrueUp(account);
        corrector.reverseInvoice(first);
        corrector.reverseInvoice(second);
        assertPoints(0);

        bringBack(first, "1800.00");
        bringBack(second, "1200.00");

        assertPoints(0);
        assertCloseChangesNothing();
        assertPoints(0);
    }

    @Test
    void aReversedPurchaseIsToppedUpByNoClose() {
        bought("PERIOD_CLOSE");
        corrector.reverseInvoice(second);
        shop.close(Q1);
        assertPoints(360); // the share is still 30 %: own spend is a fact
    }

    @Test
    void whatACloseAddedToAPurchaseReversedLaterWaitsForTheReClose() {
        boughtAndClosed("PERIOD_CLOSE");

        corrector.reverseInvoice(second);

        assertPoints(600 - 120);
        assertTrue(shop.closed(Q1).stale());
        shop.close(Q1);
        assertPoints(360);
        bringBack(second, "1200.00");
        assertPoints(360);
        shop.close(Q1);
        assertPoints(270); // 1,800 of 10,000 is worth ×1.5
    }

    @Test
    void aReversedReturnCountsAsOneThatTookNothing() {
        boughtAndClosed("PERIOD_CLOSE");
        var back = bringBack(first, "600.00");
        assertPoints(600 - 120);

        corrector.reverseInvoice(back);

        assertPoints(600);
        shop.close(Q1);
        assertPoints(450); // what is spent is 2,400 of 10,000 all the same: ×1.5
        bringBack(first, "300.00");
        assertPoints(450 - 45);
        assertRefused("return-exceeds-original", () -> bringBack(first, "900.01"));
        bringBack(first, "900.00");
        bringBack(second, "1200.00");
        shop.close(Q1);
        assertPoints(60); // those of the 600.00 that somebody has given back, at the base rate
    }

    @Test
    void whatReturnsHaveTakenBackIsNotReversedTooUnlessTheyAreFirst() {
        bought("PERIOD_CLOSE");
        var back = bringBack(first, "600.00");
        assertRefused("has-returns", () -> corrector.reverseInvoice(first));
        assertPoints(240);

        corrector.reverseInvoice(back);
        corrector.reverseInvoice(first);

        assertPoints(120);
        bringBack(first, "1200.00");
        assertPoints(120);
        shop.close(Q1);
        assertPoints(180); // 1,200 of 10,000
    }

    @Test
    void aReturnThatCameToNothingLeavesWithThePurchase() {
        bought("PERIOD_CLOSE");
        var third = shop.buy(account, Shop.MARCH, "9.99");
        assertEquals(0, corrector.ofInvoice(third).size());
        bringBack(third, "5.00");
        var fourth = shop.buy(account, Shop.MARCH, "19.99");
        bringBack(fourth, "5.00");
        corrector.reverseInvoice(fourth);
        corrector.reverseInvoice(first);
        corrector.reverseInvoice(second);
        assertPoints(0);
        assertEquals(499, matchedMinor());
    }

    @Test
    void aReturnWhosePointsWereAllWaivedLeavesWithThePurchase() {
        bought("PERIOD_CLOSE", Map.of("negative_balance", "WITHIN_BALANCE"));
        shop.spend(account, 300);
        var back = bringBack(first, "600.00");
        assertRefused("not-reversible", () -> corrector.reverseInvoice(back));

        corrector.reverseInvoice(first);

        assertPoints(0);
        assertEquals(120_000, matchedMinor());
        shop.close(Q1);
        assertPoints(60); // 1,200.00 at ×1.5, as 2,400 of 10,000 is spent, less the 120 it has
    }

    private long matchedMinor() {
        return Database.number(shop.tenant, "select sum(matched_minor)::bigint from app.period_tally");
    }

    @Test
    void anUnlinkedReturnReversedCountsAsNothing() {
        bought("PERIOD_CLOSE");
        var back = shop.buy(account, Shop.MARCH, "-500.00");
        assertPoints(250);

        corrector.reverseInvoice(back);

        assertPoints(300);
        shop.close(Q1);
        assertPoints(600); // 2,500 of 10,000 is still worth ×2
    }

    @Test
    void whatTheProgramsOtherRulesPaidIsReversedWithTheSamePosting() {
        shop = new Shop();
        corrector = new Corrector(shop);
        shop.publish("2000-01-01T00:00:00Z", """
                [{"code":"base","kind":"SPEND","unit":"10.00","points":1},{"code":"share","kind":"SPEND_SHARE",
                "unit":"10.00","points":1,"basis":"PERIOD_CLOSE","period":"QUARTER",%s}]""".formatted(Shop.BANDS));
        account = shop.account("A1");
        first = shop.buy(account, Shop.MARCH, "1000.00");
        shop.observe(account, Q1, "1000");
        shop.close(Q1);
        assertPoints(100 + 300);

        corrector.reverseInvoice(first);

        assertPoints(200);
        shop.close(Q1);
        assertPoints(0);
        bringBack(first, "1000.00");
        assertCloseChangesNothing();
        assertPoints(0);
    }

    @Test
    void aRuleWithoutPeriodsMakesNoneStale() {
        shop = new Shop();
        corrector = new Corrector(shop);
        shop.publish("2000-01-01T00:00:00Z", """
                [{"code":"base","kind":"SPEND","unit":"10.00","points":1}]""");
        account = shop.account("A1");
        first = shop.buy(account, Shop.MARCH, "1000.00");
        shop.close(Q1);

        corrector.reverseInvoice(first);

        assertPoints(0);
        assertFalse(shop.closed(Q1).stale());
    }

    @Test
    void underThePreviousPeriodTheReCloseTakesWhatItAddedToAPurchaseReversedLater() {
        bought("PREVIOUS_PERIOD");
        var third = shop.buy(account, "2011-04-10T10:00:00Z", "1000.00");
        var fourth = shop.buy(account, "2011-04-11T10:00:00Z", "500.00");
        shop.close(Q1);
        assertPoints(300 + 300);

        corrector.reverseInvoice(third);

        assertPoints(300 + 200);
        assertTrue(shop.closed(Q1).stale());
        shop.bringBack(fourth, account, "2011-05-01T10:00:00Z", "500.00");
        assertPoints(300 + 100);
        assertEquals(100, shop.close(Q1).pointsTakenBack());
        assertCloseChangesNothing();
        assertPoints(300);
    }

    @Test
    void underThePreviousPeriodWhatIsReversedIsNotTakenAgainWhenItComesBack() {
        bought("PREVIOUS_PERIOD");
        var later = shop.buy(account, "2011-04-10T10:00:00Z", "1000.00");
        shop.close(Q1);
        corrector.reverseInvoice(later);
        corrector.reverseTrueUp(account);
        shop.bringBack(later, account, "2011-05-01T10:00:00Z", "1000.00");
        assertPoints(300);
        assertCloseChangesNothing();
        assertPoints(300);
    }

    @Test
    void aFractionThatWasCarriedLeavesWithThePurchaseThatBroughtIt() {
        shop = new Shop(Map.of("rounding", "CARRY"));
        corrector = new Corrector(shop);
        shop.publish("2000-01-01T00:00:00Z", """
                [{"code":"base","kind":"SPEND","unit":"10.00","points":1}]""");
        account = shop.account("A1");
        first = shop.buy(account, Shop.MARCH, "15.00");
        second = shop.buy(account, Shop.MARCH, "5.00");
        assertPoints(2);

        corrector.reverseInvoice(first);

        assertPoints(1); // 0.5 exactly: half a point too many is owed
        shop.buy(account, Shop.MARCH, "5.00");
        assertPoints(1);
        bringBack(second, "5.00");
        assertPoints(0);
    }

    @Test
    void whatALimitOrABetterRuleKeptBackIsNoFractionThatCouldLeave() {
        shop = new Shop(Map.of("rounding", "CARRY"));
        corrector = new Corrector(shop);
        shop.publish("2000-01-01T00:00:00Z", """
                [{"code":"base","kind":"SPEND","unit":"10.00","points":1,"caps":{"perPurchase":8},
                "group":"g","stacking":"BEST_OF"},
                {"code":"less","kind":"SPEND","unit":"20.00","points":1,"group":"g","stacking":"BEST_OF"}]""");
        account = shop.account("A1");
        first = shop.buy(account, Shop.MARCH, "105.00");
        assertPoints(8);

        corrector.reverseInvoice(first);

        assertPoints(0);
        shop.buy(account, Shop.MARCH, "15.00");
        assertPoints(1);
        shop.buy(account, Shop.MARCH, "15.00");
        assertPoints(3);
    }
}
