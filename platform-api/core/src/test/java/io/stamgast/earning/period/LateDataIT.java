package io.stamgast.earning.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stamgast.program.JudgingLock;
import io.stamgast.testing.Database;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What comes in, or is published, at the very moment in which a close begins. */
class LateDataIT {

    private final Shop shop = new Shop();

    @Test
    void anAccountThatThePeriodHasNotSeenIsCountedWhenItIsJudgedWhileACloseBegins() {
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var newcomer = shop.account("A1");
        var begun = Database.work().call(shop.tenant, connection -> {
            shop.buyWithin(connection, newcomer, Shop.line("milk", null, "3000.00", true),
                    Shop.line("beer", null, "7000.00", false));
            var closing = CompletableFuture.supplyAsync(() -> shop.begin("2011-Q1"));
            Database.awaitThatOneWaits(connection, closing);
            return closing;
        });

        shop.settle(begun.join(), 9);

        assertEquals(600, shop.points(newcomer));
        assertFalse(shop.closed("2011-Q1").stale());
    }

    @Test
    void aVersionThatIsPublishedWhileACloseBeginsIsClosedBy() {
        var account = shop.account("A1");
        var begun = Database.work().call(shop.tenant, connection -> {
            JudgingLock.stopJudging(connection, shop.tenant);
            var closing = CompletableFuture.supplyAsync(() -> shop.begin("2011-Q1"));
            Database.awaitThatOneWaits(connection, closing);
            shop.shareRule("PERIOD_CLOSE", "QUARTER"); // commits before the lock is let go
            return closing;
        });
        shop.buy(account, Shop.MARCH, "3000.00");
        shop.observe(account, "2011-Q1", "10000");

        shop.settle(begun.join(), 9);

        assertEquals(600, shop.points(account));
    }

    @Test
    void aPurchaseThatWaitedForACloseWasNotClosedByIt() {
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = shop.boughtFor3000("10000");
        var closing = shop.begin("2011-Q1");
        var late = Database.work().call(shop.tenant, connection -> {
            shop.at("2012-01-10T12:00:01Z");
            closing.settleNext(connection, 9);
            shop.at("2012-01-10T12:00:00Z"); // it came before, but not to the lock
            var buying = CompletableFuture.supplyAsync(() -> shop.buy(account, Shop.MARCH, "100.00"));
            Database.awaitThatOneWaits(connection, buying);
            shop.at("2012-01-10T12:00:02Z");
            return buying;
        });
        late.join();
        assertEquals(610, shop.points(account));

        shop.bringBack(late.join(), account, "2012-01-10T10:00:00Z", "100.00");

        assertEquals(600, shop.points(account), "the base rate that it earned, not the close's");
    }
}
