package io.stamgast.earning.period;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Closes that break off, run twice at once, or run while purchases come in. */
class InterruptedCloseIT {

    private final Shop shop = new Shop();

    @Test
    void aCloseThatBrokeOffIsShownAndCompletedByTheNext() {
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var accounts = accounts(5, "1000.00");
        var broken = shop.begin("2011-Q1");
        assertTrue(shop.settle(broken, 2));

        assertTrue(shop.closed("2011-Q1").closing());
        assertEquals(0, shop.closed("2011-Q1").closes());
        assertEquals(2, Database.number(shop.tenant, "select count(*) from app.posting where kind = 'TRUE_UP'"));

        shop.buy(accounts.get(0), Shop.MARCH, "500.00"); // after its account was settled
        assertTrue(shop.closed("2011-Q1").stale());
        shop.close("2011-Q1");

        assertEquals(150 * 3, shop.points(accounts.get(0)), "1,500 of 2,000");
        accounts.subList(1, 5).forEach(account -> assertEquals(100 * 3, shop.points(account)));
        assertFalse(shop.closed("2011-Q1").closing());
        assertFalse(shop.closed("2011-Q1").stale());
    }

    @Test
    void aBatchThatFailsLeavesNothingBehind() {
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var account = accounts(1, "1000.00").get(0);
        var closing = shop.begin("2011-Q1");
        assertThrows(IllegalStateException.class, () -> Database.work().call(shop.tenant, connection -> {
            closing.settleNext(connection, 10);
            throw new IllegalStateException("the power is gone");
        }));
        assertEquals(100, shop.points(account));
        shop.close("2011-Q1");
        assertEquals(300, shop.points(account));
    }

    @Test
    void twoClosesAtOncePostOnlyOnce() {
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var accounts = accounts(20, "1000.00");
        var threads = Executors.newFixedThreadPool(4);
        try {
            CompletableFuture.allOf(IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> shop.close("2011-Q1"), threads))
                    .toArray(CompletableFuture[]::new)).join();
        } finally {
            threads.shutdown();
        }
        accounts.forEach(account -> assertEquals(300, shop.points(account)));
        assertEquals(20, Database.number(shop.tenant, "select count(*) from app.posting where kind = 'TRUE_UP'"));
        assertEquals(4, shop.closed("2011-Q1").closes());
        assertFalse(shop.closed("2011-Q1").closing());
    }

    @Test
    void aCloseIsShownAsLongAsTheLatestRunIsAtWork() {
        var earlier = shop.begin("2011-Q1");
        var later = shop.begin("2011-Q1");
        Database.work().call(shop.tenant, earlier::finish);
        assertTrue(shop.closed("2011-Q1").closing());
        Database.work().call(shop.tenant, later::finish);
        assertFalse(shop.closed("2011-Q1").closing());
    }

    @Test
    void anEarlierRunThatEndsLastDoesNotReopenTheClose() {
        var earlier = shop.begin("2011-Q1");
        var later = shop.begin("2011-Q1");
        Database.work().call(shop.tenant, later::finish);
        Database.work().call(shop.tenant, earlier::finish);
        assertFalse(shop.closed("2011-Q1").closing());
        assertEquals(2, shop.closed("2011-Q1").closes());
    }

    @Test
    void purchasesDuringACloseAreEitherCountedOrMakeItStale() {
        shop.shareRule("PERIOD_CLOSE", "QUARTER");
        var accounts = accounts(15, "1000.00");
        var threads = Executors.newFixedThreadPool(4);
        try {
            var buying = IntStream.range(0, 3).mapToObj(i -> CompletableFuture.runAsync(() -> {
                var chance = new Random(i);
                for (int n = 0; n < 20; n++) {
                    shop.buy(accounts.get(chance.nextInt(15)), Shop.MARCH, "10.00");
                }
            }, threads));
            var all = new ArrayList<CompletableFuture<?>>(buying.toList());
            all.add(CompletableFuture.runAsync(() -> shop.close("2011-Q1"), threads));
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
        } finally {
            threads.shutdown();
        }
        var differs = shop.preview("2011-Q1").accountsChanged() > 0;
        assertTrue(!differs || shop.closed("2011-Q1").stale());
        shop.close("2011-Q1");
        var total = accounts.stream().mapToLong(shop::points).sum();
        assertEquals((15 * 1000 + 3 * 20 * 10) / 10 * 3, total, "every account has 50 % or more of its wallet");
    }

    private List<UUID> accounts(int count, String amount) {
        var accounts = new ArrayList<UUID>();
        for (int i = 1; i <= count; i++) {
            var account = shop.account("A" + i);
            shop.buy(account, Shop.MARCH, amount);
            shop.observe(account, "2011-Q1", "2000");
            accounts.add(account);
        }
        return accounts;
    }
}
