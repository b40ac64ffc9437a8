package io.stamgast.earning.reversal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.period.Shop;
import io.stamgast.kernel.DomainException;
import io.stamgast.ledger.check.LedgerCheck;
import io.stamgast.purchase.NewLine;
import io.stamgast.testing.Database;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.function.Executable;

/** Two purchases of a quarter and what the wallet holds, before somebody reverses what was posted for them. */
abstract class Bought {

    static final String Q1 = "2011-Q1";

    Shop shop;
    Corrector corrector;
    UUID account;
    String first;
    String second;

    /** 1,800.00 and 1,200.00 of a wallet of 10,000.00: 30 per cent, which is worth ×2. */
    void bought(String basis, Map<String, Object> settings) {
        shop = new Shop(settings);
        corrector = new Corrector(shop);
        shop.shareRule(basis, "QUARTER");
        account = shop.account("A1");
        first = shop.buy(account, Shop.MARCH, "1800.00");
        second = shop.buy(account, Shop.MARCH, "1200.00");
        shop.observe(account, Q1, "10000");
    }

    void bought(String basis) {
        bought(basis, Map.of());
    }

    void boughtAndClosed(String basis) {
        bought(basis);
        shop.close(Q1);
    }

    /** A part of the goods, or all; only the amount tells. */
    String bringBack(String invoice, String amount) {
        return shop.post(account, "2011-05-01T10:00:00Z", invoice, new NewLine("milk", null, null, null,
                BigDecimal.ZERO, new BigDecimal("-" + amount), null, null, true));
    }

    void assertPoints(long points) {
        assertEquals(points, shop.points(account));
        var report = new LedgerCheck(Database.work()).run(shop.tenant);
        assertTrue(report.ok(), report.toString());
    }

    void assertCloseChangesNothing() {
        assertEquals(0, shop.close(Q1).accountsChanged());
    }

    static void assertRefused(String code, Executable attempt) {
        assertEquals(code, assertThrows(DomainException.class, attempt).code());
    }
}
