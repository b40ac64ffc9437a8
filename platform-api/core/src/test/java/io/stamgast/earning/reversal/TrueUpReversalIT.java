package io.stamgast.earning.reversal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.period.Shop;
import io.stamgast.testing.Database;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What closes and returns make of a true-up that somebody has reversed by hand. */
class TrueUpReversalIT extends Bought {

    @Test
    void aReversedTrueUpIsPaidAgainOnceByTheReClose() {
        boughtAndClosed("PERIOD_CLOSE");
        assertFalse(shop.closed(Q1).stale());

        corrector.reverseTrueUp(account);

        assertPoints(300);
        assertTrue(shop.closed(Q1).stale());
        assertEquals(300, shop.close(Q1).pointsAdded());
        assertCloseChangesNothing();
        assertPoints(600);
        corrector.reverseTrueUp(account);
        assertEquals(300, shop.close(Q1).pointsAdded());
        assertPoints(600);
    }

    @Test
    void afterAReversedTrueUpACorrectedWalletPaysTheFullRightOne() {
        boughtAndClosed("PERIOD_CLOSE");
        corrector.reverseTrueUp(account);
        shop.observe(account, Q1, "15000");
        assertEquals(150, shop.close(Q1).pointsAdded());
        assertPoints(450);
    }

    @Test
    void afterAReversedTrueUpAReturnTakesBackAtTheBaseRate() {
        boughtAndClosed("PERIOD_CLOSE");
        corrector.reverseTrueUp(account);
        bringBack(second, "1200.00");
        assertPoints(300 - 120);
        bringBack(first, "1800.00");
        assertPoints(0);
        assertCloseChangesNothing();
    }

    @Test
    void theMultiplierOfTheCloseBeforeStandsAgainWhenALaterTrueUpIsReversed() {
        boughtAndClosed("PERIOD_CLOSE");
        shop.observe(account, Q1, "15000");
        shop.close(Q1);
        assertPoints(450);

        corrector.reverseTrueUp(account);

        assertPoints(600);
        bringBack(second, "1200.00");
        assertPoints(360);
    }

    @Test
    void trueUpsReversedInAnyOrderLeaveTheBaseRate() {
        boughtAndClosed("PERIOD_CLOSE");
        shop.observe(account, Q1, "15000");
        shop.close(Q1);
        var trueUps = corrector.trueUps(account);
        corrector.reverse(trueUps.get(1));
        corrector.reverse(trueUps.get(0));
        assertPoints(300);
        bringBack(second, "1200.00");
        assertPoints(180);
        shop.close(Q1);
        assertPoints(270); // 1,800 of 15,000 is worth ×1.5
    }

    @Test
    void eachPartOfSpendAtItsOwnBandIsReversedAndPaidAgain() {
        boughtAndClosed("MARGINAL");
        assertPoints(425);
        corrector.reverseTrueUp(account);
        assertPoints(300);
        shop.close(Q1);
        assertPoints(425);

        corrector.reverseInvoice(second);

        assertPoints(305);
        bringBack(second, "1200.00");
        bringBack(first, "1800.00");
        assertPoints(305 - 255); // 1,800.00 at the blended rate
        shop.close(Q1);
        assertPoints(0);
    }

    @Test
    void underThePreviousPeriodTheFirstClosesDifferenceIsReversedAndPaidAgainOnce() {
        bought("PREVIOUS_PERIOD");
        var later = shop.buy(account, "2011-04-10T10:00:00Z", "1000.00");
        shop.close(Q1);
        assertPoints(300 + 200);

        corrector.reverseTrueUp(account);

        assertPoints(300 + 100);
        assertTrue(shop.closed(Q1).stale());
        shop.observe(account, Q1, "3000");
        assertEquals(100, shop.close(Q1).pointsAdded(), "the first close's share stays");
        assertCloseChangesNothing();
        corrector.reverseTrueUp(account);
        shop.bringBack(later, account, "2011-05-01T10:00:00Z", "1000.00");
        assertPoints(300);
        assertCloseChangesNothing();
    }

    @Test
    void underCarryATrueUpIsPaidAgainExactlyAndAllOfItGoes() {
        shop = new Shop(Map.of("rounding", "CARRY"));
        corrector = new Corrector(shop);
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        account = shop.account("A1");
        first = shop.buy(account, Shop.MARCH, "15.00");
        second = shop.buy(account, Shop.MARCH, "5.30");
        shop.observe(account, Q1, "70.00"); // 29 %: ×2
        shop.close(Q1);
        assertPoints(4); // 4.06
        corrector.reverseTrueUp(account);
        assertPoints(2);
        shop.close(Q1);
        assertPoints(4);

        corrector.reverseInvoice(first);

        assertPoints(3);
        shop.close(Q1);
        assertPoints(1); // 1.06
        bringBack(first, "15.00");
        bringBack(second, "5.30");
        shop.close(Q1);
        assertPoints(0);
        assertEquals(0, Database.number(shop.tenant, "select sum(abs(numerator))::bigint from app.carry"));
    }
}
