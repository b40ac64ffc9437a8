package io.stamgast.earning.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.kernel.DomainException;
import io.stamgast.purchase.NewPurchase;
import io.stamgast.testing.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesIT {

    private static final String TRAILING = """
            [{"code":"share","kind":"SPEND_SHARE","unit":"10.00","points":1,"basis":"TRAILING","months":1,
              "bands":[{"from":"0","multiplier":"1"},{"from":"0.5","multiplier":"3"}]}]""";

    private final Till till = Till.open();

    @AfterEach
    void theLedgerAddsUp() {
        till.requireSoundLedger();
    }

    private List<String> results(Sale... sales) {
        var purchases = new ArrayList<NewPurchase>();
        for (var sale : sales) {
            purchases.add(sale.eur());
        }
        return till.post(purchases).stream().map(BatchesIT::result).toList();
    }

    private static String result(Outcome outcome) {
        if (outcome instanceof Outcome.Posted posted) {
            return (posted.enrolled() ? "new " : "") + posted.points();
        }
        return outcome instanceof Outcome.Refused refused ? refused.refusal().code() : "unchanged";
    }

    @Test
    void aBalanceThatWouldOverflowRefusesOnlyThePurchaseThatMakesIt() {
        var rich = Till.open(Map.of()).publish("2020-01-01T00:00:00Z",
                Till.BASE.replace("\"points\":1", "\"points\":10000000000"));
        var outcomes = rich.post(List.of(Sale.of("1").over("5000000000").eur(),
                Sale.of("2").over("5000000000").eur(), Sale.of("3").by("ext:B").eur()));

        assertInstanceOf(Outcome.Posted.class, outcomes.get(0));
        assertEquals("points-out-of-range", ((Outcome.Refused) outcomes.get(1)).refusal().code());
        assertInstanceOf(Outcome.Posted.class, outcomes.get(2));
        assertEquals(5_000_000_000_000_000_000L, rich.available("A"));
        rich.requireSoundLedger();
    }

    @Test
    void onePurchaseThatWouldOverflowABalanceIsRefused() {
        var rich = Till.open(Map.of()).publish("2020-01-01T00:00:00Z",
                Till.BASE.replace("\"points\":1", "\"points\":10000000000"));
        rich.posted(Sale.of("1").over("5000000000").eur());
        assertEquals("points-out-of-range", assertThrows(DomainException.class,
                () -> rich.answer(Sale.of("2").over("5000000000").eur(), "k")).code());
    }

    @Test
    void aBadPurchaseRefusesOnlyItself() {
        assertEquals(List.of("new 10", "invalid-request", "unknown-original", "10"),
                results(Sale.of("1"), Sale.of("2").by("nobody"), Sale.of("C").returning("9").over("-1"),
                        Sale.of("3")));
        assertEquals(20, till.available("A"));
    }

    @Test
    void theSameNumberTwiceInABatchIsFoundOut() {
        assertEquals(List.of("new 10", "unchanged", "purchase-differs", "10"),
                results(Sale.of("1"), Sale.of("1"), Sale.of("1").over("20"), Sale.of("1").from("crm")));
    }

    @Test
    void aReturnFindsItsOriginalInTheSameBatch() {
        assertEquals(List.of("new 10", "-4", "-6", "return-exceeds-original"), results(Sale.of("1"),
                Sale.of("C1").returning("1").of(Sale.line("sku", "-0.3", "-33.00")),
                Sale.of("C2").returning("1").of(Sale.line("sku", "-0.7", "-67.00")),
                Sale.of("C3").returning("1").over("-1")));
        assertEquals(0, till.available("A"));
    }

    @Test
    void purchasesOfOneAccountSeeEachOthersBalance() {
        var within = Till.open(Map.of("negative_balance", "WITHIN_BALANCE"))
                .publish("2020-01-01T00:00:00Z", Till.BASE);

        within.post(List.of(Sale.of("1").over("50").eur(), Sale.of("C1").over("-80").eur(),
                Sale.of("2").over("40").eur(), Sale.of("C2").over("-10").eur()));

        assertEquals(3, within.available("A"));
        assertEquals(3, within.sum("posting", "waived"));
        within.requireSoundLedger();
    }

    @Test
    void aLargeBatchIsPostedInItsOrder() {
        var purchases = new ArrayList<NewPurchase>();
        for (var i = 0; i < 1000; i++) {
            purchases.add(Sale.of("" + i).by("ext:" + i % 90).over(i % 3 == 2 ? "-10" : "20").eur());
        }

        var outcomes = till.post(purchases);

        assertEquals(1000, outcomes.stream().filter(Outcome.Posted.class::isInstance).count());
        assertEquals(90, outcomes.stream().filter(one -> ((Outcome.Posted) one).enrolled()).count());
        assertEquals(667 * 2 - 333, till.sum("balance", "available"));
        assertEquals(1000, till.count("purchase"));
        assertEquals(1000, till.post(purchases).stream().filter(Outcome.Unchanged.class::isInstance).count());
        assertEquals(667 * 2 - 333, till.sum("balance", "available"));
    }

    @Test
    void whereSharesLookBackAPurchaseSeesTheMonthBeforeItInTheSameBatch() {
        var trailing = Till.open(Map.of()).publish("2020-01-01T00:00:00Z", TRAILING);
        var account = Database.newAccount(trailing.tenant, "A");
        observe(trailing, account, "2026-01", 15_000);

        var posted = trailing.post(List.of(Sale.of("1").at("2026-01-10T10:00:00Z").eur(),
                Sale.of("2").at("2026-02-10T10:00:00Z").eur())).stream().map(BatchesIT::result).toList();

        assertEquals(List.of("10", "30"), posted);
    }

    private static void observe(Till till, UUID account, String period, long amountMinor) {
        Database.execute(till.tenant, """
                insert into app.wallet_observation (tenant_id, id, program_id, account_id, scope, period, amount_minor,
                    source, observed_on, recorded_at, recorded_by)
                values (?, gen_random_uuid(), 1, ?, 'ALL', ?, ?, 'DECLARED', '2026-02-01', now(), 'test')""",
                till.tenant, account, period, amountMinor);
    }

    @Test
    void aValueThatCannotBeKeptRefusesOnlyItself() {
        var account = Database.newAccount(till.tenant, "A");
        Database.executeAsOwner(till.tenant, """
                insert into app.spend_month (tenant_id, account_id, month, category, distributor_id, own_minor,
                    all_minor, foreign_lines)
                values (?, ?, 202601, '', '00000000-0000-0000-0000-000000000000', 9223372036854775807, 0, 0)""",
                till.tenant, account);

        assertEquals(List.of("new 10", "not-storable", "new 10"),
                results(Sale.of("1").by("ext:B"), Sale.of("2"), Sale.of("3").by("ext:C")));
    }
}
