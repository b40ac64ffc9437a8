package io.stamgast.earning.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.posting.Corrections;
import io.stamgast.purchase.NewLine;
import io.stamgast.purchase.NewPurchase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What accounts reach in a period is paid by its close, and stays right whatever comes in later. */
class GoalsIT {

    private final Shop shop = new Shop();

    private void publish(String rule) {
        shop.publish("2000-01-01T00:00:00Z", "[" + rule + "]");
    }

    @Test
    void growthIsPaidAboveLastYearsSpendTimesOnePlusTheRate() {
        publish("""
                {"code":"grow","kind":"GROWTH","unit":"10.00","points":1,"period":"QUARTER","growth":"0.10",
                "thresholds":[{"growth":"0.50","points":100},{"growth":"2","points":1000}]}""");
        var account = shop.account("A");
        var newcomer = shop.account("B");
        shop.buy(account, "2010-02-10T10:00:00Z", "1000.00");
        shop.buy(account, Shop.MARCH, "1600.00");
        shop.buy(newcomer, Shop.MARCH, "1600.00");

        var preview = shop.preview("2011-Q1");
        var closed = shop.close("2011-Q1");

        assertEquals(50 + 100, shop.points(account), "500.00 above 1,100.00, and half as much again as last year");
        assertEquals(0, shop.points(newcomer), "nothing was bought last year");
        assertEquals(preview.goals(), closed.goals());
        assertEquals(1, closed.goals().get(0).accounts());
        assertEquals(150, closed.goals().get(0).points());
    }

    @Test
    void theFractionOfGrowthIsKeptUnderCarryWhateverVersionDecides() {
        var carry = new Shop(Map.of("rounding", "CARRY"));
        var rule = """
                [{"code":"grow","kind":"GROWTH","unit":"10.00","points":1,"period":"QUARTER"}]""";
        carry.publish("2000-01-01T00:00:00Z", rule);
        var account = carry.account("A");
        carry.buy(account, "2010-02-10T10:00:00Z", "1000.00");
        carry.buy(account, "2010-05-10T10:00:00Z", "1000.00");
        carry.buy(account, Shop.MARCH, "1505.00");
        carry.buy(account, "2011-05-10T10:00:00Z", "1505.00");
        carry.close("2011-Q1");
        assertEquals(50, carry.points(account));
        carry.close("2011-Q2");
        assertEquals(101, carry.points(account), "50.5 twice");

        carry.publish("2011-01-15T00:00:00Z", rule);
        assertEquals(0, carry.close("2011-Q1").accountsChanged());
        carry.buy(account, Shop.MARCH, "5.00");
        carry.close("2011-Q1");
        carry.close("2011-Q1");
        assertEquals(101, carry.points(account), "0.5 is kept");
        carry.buy(account, Shop.MARCH, "5.00");
        carry.close("2011-Q1");
        assertEquals(102, carry.points(account));
    }

    @Test
    void lateSpendOfTheYearBeforeMakesThePeriodStaleAndTheReCloseTakesBack() {
        publish("""
                {"code":"grow","kind":"GROWTH","unit":"10.00","points":1,"period":"QUARTER"}""");
        var account = shop.account("A");
        shop.buy(account, "2010-02-10T10:00:00Z", "1000.00");
        shop.buy(account, Shop.MARCH, "1600.00");
        shop.close("2011-Q1");
        assertEquals(60, shop.points(account));

        shop.buy(account, "2010-03-10T10:00:00Z", "250.00");

        assertTrue(shop.closed("2011-Q1").stale());
        shop.close("2011-Q1");
        assertEquals(35, shop.points(account));
    }

    @Test
    void breadthCountsCategoriesWithEnoughSpend() {
        publish("""
                {"code":"wide","kind":"BREADTH","period":"QUARTER","categories":2,"minAmount":"50.00","points":300}""");
        var account = shop.account("A");
        shop.buyIn("Milk", account, Shop.MARCH, "100.00");
        shop.buyIn("Tea", account, Shop.MARCH, "49.99");
        shop.buy(account, Shop.MARCH, "500.00");
        shop.close("2011-Q1");
        assertEquals(0, shop.points(account), "one category is too small, and spend without one counts for none");

        shop.buyIn("Tea", account, Shop.MARCH, "0.01");
        shop.close("2011-Q1");
        assertEquals(300, shop.points(account));
        shop.close("2011-Q1");
        assertEquals(300, shop.points(account), "once");
    }

    @Test
    void frequencyCountsPurchasesThatMeetTheConditionAndWereNotBroughtBack() {
        publish("""
                {"code":"often","kind":"FREQUENCY","period":"MONTH","purchases":2,"points":40,
                "when":"purchase.amount >= 10"}""");
        var account = shop.account("A");
        shop.buy(account, Shop.MARCH, "10.00");
        shop.buy(account, Shop.MARCH, "9.99");
        shop.close("2011-03");
        assertEquals(0, shop.points(account));

        var second = shop.buy(account, "2011-03-20T10:00:00Z", "20.00");
        assertTrue(shop.closed("2011-03").stale());
        shop.close("2011-03");
        assertEquals(40, shop.points(account));

        shop.post(account, "2011-04-20T10:00:00Z", second, credit("-5.00"));
        shop.close("2011-03");
        assertEquals(40, shop.points(account), "15.00 are left of it");
        shop.post(account, "2011-04-21T10:00:00Z", second, credit("-15.00"));
        shop.close("2011-03");
        assertEquals(0, shop.points(account));
    }

    /** Money back, and no goods. */
    private static NewLine credit(String amount) {
        return new NewLine("milk", null, null, null, BigDecimal.ZERO, new BigDecimal(amount), null, null, true);
    }

    @Test
    void aStreakIsPaidWhenItIsCompleteAndAgainAfterAsManyPeriods() {
        publish("""
                {"code":"streak","kind":"FREQUENCY","period":"MONTH","streak":3,"points":90}""");
        var account = shop.account("A");
        for (var month = 1; month <= 7; month++) {
            if (month != 2) {
                shop.buy(account, "2011-0" + month + "-10T10:00:00Z", "10.00");
            }
        }
        for (var month = 1; month <= 7; month++) {
            shop.close("2011-0" + month);
        }
        assertEquals(90, shop.points(account), "March to May");

        shop.buy(account, "2011-02-10T10:00:00Z", "10.00");
        for (var month = 2; month <= 7; month++) {
            assertTrue(shop.closed("2011-0" + month).stale(), "month " + month);
            shop.close("2011-0" + month);
        }
        assertEquals(180, shop.points(account), "January to March, April to June");
    }

    @Test
    void aComebackThatWasNoneIsTakenBackByTheCloseOfItsMonth() {
        publish("""
                {"code":"back","kind":"WIN_BACK","idleDays":60,"points":25}""");
        var account = shop.account("A");
        shop.buy(account, "2011-01-05T10:00:00Z", "10.00");
        shop.buy(account, "2011-04-05T10:00:00Z", "10.00");
        assertEquals(25, shop.points(account), "at once");
        shop.close("2011-04");
        assertEquals(25, shop.points(account));

        shop.buy(account, "2011-03-01T10:00:00Z", "10.00");
        assertEquals(25, shop.points(account));
        assertTrue(shop.closed("2011-04").stale());
        shop.close("2011-04");
        assertEquals(0, shop.points(account), "35 days lay between");
    }

    @Test
    void ofPurchasesAtTheSameInstantOneIsTheComeback() {
        publish("""
                {"code":"back","kind":"WIN_BACK","idleDays":60,"points":25}""");
        var account = shop.account("A");
        shop.buy(account, "2011-01-05T00:00:00Z", "10.00");
        shop.post(List.of(numbered("Z", account), numbered("A", account), numbered("M", account)));
        shop.close("2011-04");
        assertEquals(25, shop.points(account));
        shop.bringBack("A", account, "2011-04-06T10:00:00Z", "10.00");
        shop.close("2011-04");
        assertEquals(0, shop.points(account), "the first of them in the order of the numbers, whenever they came");
    }

    private static NewPurchase numbered(String invoice, UUID account) {
        return new NewPurchase("erp", invoice, account.toString(), null, Instant.parse("2011-04-05T00:00:00Z"), "EUR",
                null, List.of(Shop.line("milk", null, "10.00", true)));
    }

    @Test
    void aComebackWhoseReturnWasReversedIsOneAgain() {
        publish("""
                {"code":"back","kind":"WIN_BACK","idleDays":60,"points":25}""");
        var account = shop.account("A");
        shop.buy(account, "2011-01-05T10:00:00Z", "10.00");
        var invoice = shop.buy(account, "2011-04-05T10:00:00Z", "10.00");
        var returned = shop.bringBack(invoice, account, "2011-04-10T10:00:00Z", "10.00");
        assertEquals(0, shop.points(account));
        Corrections.reverse(shop.tenant, returned);
        assertEquals(25, shop.points(account));
        shop.close("2011-04");
        assertEquals(25, shop.points(account));
    }

    @Test
    void aPurchaseBeforeTheRulesFillsTheTimeBetweenToo() {
        shop.publish("2011-03-01T00:00:00Z", """
                [{"code":"back","kind":"WIN_BACK","idleDays":60,"points":25}]""");
        var account = shop.account("A");
        shop.buy(account, "2010-11-05T10:00:00Z", "10.00");
        shop.post(List.of(
                new NewPurchase("erp", "1", account.toString(), null, Instant.parse("2011-02-20T10:00:00Z"), "EUR",
                        null, List.of(Shop.line("milk", null, "10.00", true))),
                new NewPurchase("erp", "2", account.toString(), null, Instant.parse("2011-03-10T10:00:00Z"), "EUR",
                        null, List.of(Shop.line("milk", null, "10.00", true)))));
        assertEquals(0, shop.points(account));
    }

    @Test
    void goalsKeepWithinCapsAndBudgets() {
        publish("""
                {"code":"wide","kind":"BREADTH","period":"MONTH","categories":1,"points":300,
                "caps":{"perYear":500},"budget":1000}""");
        var first = shop.account("A");
        var second = shop.account("B");
        for (var month = 1; month <= 3; month++) {
            shop.buyIn("Milk", first, "2011-0" + month + "-10T10:00:00Z", "10.00");
            shop.buyIn("Milk", second, "2011-0" + month + "-10T10:00:00Z", "10.00");
            shop.close("2011-0" + month);
        }
        assertEquals(1000, shop.points(first) + shop.points(second), "500 each, and that is all of the budget");
        assertEquals(500, shop.points(first));
        shop.close("2011-02");
        assertEquals(1000, shop.points(first) + shop.points(second));
    }

    @Test
    void aVersionThatIsInForceAtThePeriodsEndDecides() {
        publish("""
                {"code":"wide","kind":"BREADTH","period":"QUARTER","categories":1,"points":300}""");
        shop.publish("2011-03-20T00:00:00Z", """
                [{"code":"wide","kind":"BREADTH","period":"QUARTER","categories":1,"points":200}]""");
        var account = shop.account("A");
        shop.buyIn("Milk", account, Shop.MARCH, "10.00");
        shop.close("2011-Q1");
        assertEquals(200, shop.points(account));
    }
}
