package io.stamgast.earning.reversal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.earning.period.Shop;
import io.stamgast.kernel.TenantWork;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.program.ProgramSettings;
import io.stamgast.testing.Database;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whose balances and sums a reversal touches, and under which locks. */
class ReversalIT extends Bought {

    @Test
    void whatAReversalWaivesIsNotTriedAgain() {
        bought("PERIOD_CLOSE", Map.of("negative_balance", "WITHIN_BALANCE"));
        shop.spend(account, 250);
        corrector.reverseInvoice(first);
        assertPoints(0);
        shop.close(Q1);
        assertPoints(120); // what 1,200.00 is worth at ×2, less the 120 it has
    }

    @Test
    void theSumsOfAnAccountThatHasLeftItsPoolAreCorrectedToo() {
        bought("PERIOD_CLOSE", Map.of("pooled_balance", true));
        var head = shop.account("HEAD");
        Database.execute(shop.tenant, "update app.account set pool_id = ? where tenant_id = ? and id = ?", head,
                shop.tenant, account);

        corrector.reverseInvoice(first);

        assertPoints(120);
        shop.close(Q1);
        assertEquals(120, shop.points(head));
    }

    @Test
    void aReversalWaitsForWhoeverWorksOnTheBalanceThatTheAccountEarnsIntoToday() throws Exception {
        bought("PERIOD_CLOSE", Map.of("pooled_balance", true));
        var head = shop.account("HEAD");
        Database.execute(shop.tenant, "update app.account set pool_id = ? where tenant_id = ? and id = ?", head,
                shop.tenant, account);
        try (var open = Database.app().getConnection()) {
            open.setAutoCommit(false);
            TenantWork.useTenant(open, shop.tenant);
            new Books(open, shop.tenant, LedgerTerms.of(ProgramSettings.read(open, shop.tenant))).lock(account);
            var reversal = CompletableFuture.supplyAsync(() -> corrector.reverseInvoice(first));
            Database.awaitThatOneWaits(open, reversal);
            open.commit();
            reversal.get();
        }
        assertPoints(120);
    }

    @Test
    void anotherTenantsSumsAreNotTouched() {
        boughtAndClosed("PERIOD_CLOSE");
        var other = new Shop();
        other.shareRule("PERIOD_CLOSE", "QUARTER");
        assertRefused("not-found", () -> new Corrector(other).reverse(corrector.ofInvoice(first).get(0)));
        assertCloseChangesNothing();
        assertPoints(600);
    }
}
