package io.stamgast.earning.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.purchase.NewLine;
import io.stamgast.testing.Database;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReturnsIT {

    private final Till till = Till.open();

    @AfterEach
    void theLedgerAddsUp() {
        till.requireSoundLedger();
    }

    private long takenBack(Sale sale) {
        return till.posted(sale.eur()).points();
    }

    @Test
    void anUnlinkedReturnIsRoundedAwayFromZeroAndMakesDebt() {
        assertEquals(-2, takenBack(Sale.of("C1").over("-10.01")));
        assertEquals(-2, till.available("A"));
        till.posted(Sale.of("1").eur());
        assertEquals(8, till.available("A"));
    }

    @Test
    void whatIsNotCoveredIsWaivedWhereBalancesMayNotGoBelowZero() {
        var within = Till.open(Map.of("negative_balance", "WITHIN_BALANCE"))
                .publish("2020-01-01T00:00:00Z", Till.BASE);
        within.posted(Sale.of("1").over("50").eur());

        within.posted(Sale.of("C1").over("-80").eur());

        assertEquals(0, within.available("A"));
        assertEquals(3, within.sum("posting", "waived"));
    }

    @Test
    void aReturnOfWhatWasCorrectedByHandTakesNothingMore() {
        var bought = till.posted(Sale.of("1").eur()).purchase().id();
        Corrections.reverse(till.tenant, bought);
        assertEquals(0, till.available("A"));

        assertEquals(0, takenBack(Sale.of("C1").returning("1").over("-40").of(part("-40"))));

        assertEquals(0, till.available("A"));
        assertEquals(0, Database.number(till.tenant,
                "select count(*) from app.posting where tenant_id = ? and kind = 'TAKEN_BACK'", till.tenant));
    }

    @Test
    void splittingALinkedReturnGainsNothing() {
        till.posted(Sale.of("1").over("99.99").eur());

        var parts = takenBack(Sale.of("C1").returning("1").of(part("-33.33")))
                + takenBack(Sale.of("C2").returning("1").of(part("-33.33")))
                + takenBack(Sale.of("C3").returning("1").of(part("-33.33")));

        assertEquals(-9, parts);
        assertEquals(0, till.available("A"));
        assertEquals(0, till.sum("spend_month", "own_minor"));
    }

    private static NewLine part(String amount) {
        return Sale.line("sku", "-0.2", amount);
    }

    @Test
    void aLinkedReturnIsJudgedByItsOriginalsVersionAndCountsInItsMonth() {
        till.posted(Sale.of("1").at("2025-11-10T10:00:00Z").eur());
        till.publish("2026-01-01T00:00:00Z", Till.BASE.replace("\"points\":1", "\"points\":7"));

        assertEquals(-5, takenBack(Sale.of("C1").returning("1").over("-50")));

        assertEquals(5000, Database.number(till.tenant,
                "select own_minor from app.spend_month where tenant_id = ? and month = 202511", till.tenant));
        assertEquals(1, till.count("spend_month"));
    }

    @Test
    void anUnlinkedReturnIsJudgedByTheVersionOfItsOwnTime() {
        till.posted(Sale.of("1").at("2025-11-10T10:00:00Z").eur());
        till.publish("2026-01-01T00:00:00Z", Till.BASE.replace("\"points\":1", "\"points\":7"));

        assertEquals(-35, takenBack(Sale.of("C1").over("-50")));
    }

    @Test
    void aReturnOfAReturnIsToldSoInARehearsalToo() {
        var sale = Sale.of("1").eur();
        var back = Sale.of("C1").returning("1").over("-1").eur();
        var again = Sale.of("C2").returning("C1").over("-1").eur();
        var alone = Sale.of("C3").over("-1").eur();
        var ofAlone = Sale.of("C4").returning("C3").over("-1").eur();
        var nothing = Sale.of("C5").returning("9").over("-1").eur();
        var purchases = List.of(sale, back, again, alone, ofAlone, nothing);
        var refusals = List.of("unknown-original: C1 is itself a return; name the invoice of the sale",
                "unknown-original: C3 is itself a return; name the invoice of the sale",
                "unknown-original: the account has no purchase 9");

        var rehearsal = till.posting.rehearsal(till.tenant, Set.of("1", "C1", "C3", "9"));
        assertEquals(refusals, refusals(rehearsal.post(purchases)));
        assertEquals(refusals, refusals(till.post(purchases)));
    }

    private static List<String> refusals(List<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome.Refused.class::isInstance).map(Outcome.Refused.class::cast)
                .map(refused -> refused.refusal().code() + ": " + refused.refusal().getMessage()).toList();
    }

    @Test
    void nothingComesBackThatWasNotBought() {
        till.posted(Sale.of("1").of(Sale.line("a", "2", "20"), Sale.line("b", "1", "5")).eur());

        assertEquals("unknown-original", till.refusal(Sale.of("C").returning("2").over("-1").eur()));
        till.posted(Sale.of("9").by("ext:B").eur());
        assertEquals("unknown-original", till.refusal(Sale.of("C").returning("1").by("ext:B").over("-1").eur()));
        assertEquals("return-exceeds-original",
                till.refusal(Sale.of("C").returning("1").of(Sale.line("a", "-1", "-20.01")).eur()));
        assertEquals("return-exceeds-original",
                till.refusal(Sale.of("C").returning("1").of(Sale.line("a", "-3", "-20")).eur()));
        assertEquals("return-exceeds-original",
                till.refusal(Sale.of("C").returning("1").of(Sale.line("c", "-1", "-1")).eur()));
        till.posted(Sale.of("C1").returning("1").of(Sale.line("a", "-1", "-10")).eur());
        assertEquals("return-exceeds-original",
                till.refusal(Sale.of("C2").returning("1").of(Sale.line("a", "-1", "-10.01")).eur()));
        till.posted(Sale.of("C2").returning("1").of(Sale.line("a", "-1", "-10")).eur());
    }

    @Test
    void theLineThatGoesTooFarIsNamed() {
        till.posted(Sale.of("1").of(Sale.line("a", "2", "20"), Sale.line("b", "1", "5")).eur());

        var refused = (Outcome.Refused) till.post(Sale.of("C").returning("1")
                .of(Sale.line("a", "-1", "-10"), Sale.line("b", "-1", "-6")).eur());

        assertEquals("lines[1]", refused.refusal().violations().get(0).field());
    }

    @Test
    void theOriginalOfTheReturnsOwnSourceAndDistributorGoesFirst() {
        till.posted(Sale.of("1").over("100").eur());
        var near = till.posted(Sale.of("1").through("ext:D").over("50").eur());
        till.posted(Sale.of("1").from("crm").over("70").eur());

        var returned = till.posted(Sale.of("C").through("ext:D").returning("1").over("-50").eur());

        assertEquals(near.purchase().id(), returned.purchase().originalId());
        assertEquals("ambiguous-original",
                till.refusal(Sale.of("C").from("crm").through("ext:D").returning("1").over("-1").eur()));
    }

    @Test
    void theOnlyInvoiceOfThatNumberWillDoFromAnotherSource() {
        var original = till.posted(Sale.of("1").eur());

        assertEquals(original.purchase().id(),
                till.posted(Sale.of("C").from("crm").returning("1").over("-1").eur()).purchase().originalId());
    }

    @Test
    void aReturnTakesItsOriginalsOwnLotFirst() {
        till.posted(Sale.of("1").eur());
        var second = till.posted(Sale.of("2").eur());

        till.posted(Sale.of("C").returning("2").over("-60").eur());

        assertEquals(4, Database.number(till.tenant, """
                select l.remaining from app.lot l
                join app.posting p on p.tenant_id = l.tenant_id and p.id = l.posting_id
                where l.tenant_id = ? and p.purchase_id = ?""", till.tenant, second.purchase().id()));
    }

    @Test
    void aReturnOfAnUnjudgedPurchaseWaitsWithIt() {
        till.posted(Sale.of("1").at("2019-05-01T10:00:00Z").eur());

        assertFalse(till.posted(Sale.of("C").returning("1").over("-40").eur()).judged());
        assertEquals(0, till.available("A"));
        assertEquals(6000, till.sum("spend_month", "own_minor"));
    }

    @Test
    void whatIsReturnedIsClassifiedAsItWasBought() {
        till.posted(Sale.of("1").of(Sale.ofCategory("a", "Milk", "100"), Sale.foreign("f", "30")).eur());

        assertEquals(-10, takenBack(Sale.of("C").returning("1").of(Sale.line("a", "-1", "-100"),
                Sale.line("f", "-1", "-30"))));

        assertEquals(0, till.sum("spend_month", "own_minor"));
        assertEquals(0, till.sum("spend_month", "all_minor"));
        assertEquals(2, till.count("spend_month"));
    }

    @Test
    void whatWasBoughtInTwoCategoriesAndComesBackWithoutOneComesOffBoth() {
        var bread = Till.open(Map.of()).publish("2020-01-01T00:00:00Z", """
                [{"code":"bread","kind":"SPEND","unit":"10.00","points":1,"when":"line.category == 'Bread'"}]""");
        bread.posted(Sale.of("1").of(Sale.ofCategory("a", "Milk", "100"), Sale.ofCategory("a", "Bread", "100")).eur());
        assertEquals(10, bread.available("A"));

        assertEquals(-5, bread.posted(Sale.of("C").returning("1").of(Sale.line("a", "-1", "-100")).eur()).points());

        assertEquals(2, Database.number(bread.tenant,
                "select count(*) from app.spend_month where tenant_id = ? and own_minor = 5000", bread.tenant));
        assertEquals(-5, bread.posted(Sale.of("D").returning("1").of(Sale.line("a", "-1", "-100")).eur()).points());
        assertEquals(0, Database.number(bread.tenant,
                "select count(*) from app.spend_month where tenant_id = ? and own_minor <> 0", bread.tenant));
    }

    @Test
    void aReturnMarksTheClosedPeriodsOfItsOriginalStale() {
        till.posted(Sale.of("1").at("2025-11-10T10:00:00Z").eur());
        for (var period : List.of("2025", "2025-Q4", "2025-11", "2026-01")) {
            Database.execute(till.tenant, """
                    insert into app.period_close (tenant_id, program_id, period, runs, closes, closing,
                        first_closed_at, last_closed_at, stale) values (?, 1, ?, 1, 1, false, now(), now(), false)""",
                till.tenant, period);
        }

        till.posted(Sale.of("C").returning("1").over("-1").eur());

        assertEquals(3, stale());
        till.posted(Sale.of("2").eur());
        assertEquals(4, stale());
        assertEquals(4, Database.number(till.tenant, """
                select count(*) from app.outbox where tenant_id = ? and type = 'period.reopened'""", till.tenant));
    }

    private long stale() {
        return Database.number(till.tenant, "select count(*) from app.period_close where tenant_id = ? and stale",
                till.tenant);
    }

    @Test
    void fractionsAreKeptAndTakenBackExactlyUnderCarry() {
        var carry = Till.open(Map.of("rounding", "CARRY")).publish("2020-01-01T00:00:00Z", Till.BASE);

        assertEquals(0, carry.posted(Sale.of("1").over("9.99").eur()).points());
        assertEquals(1, carry.posted(Sale.of("2").over("9.99").eur()).points());
        assertEquals(List.of(1L, 1L, 1L), carry.post(List.of(Sale.of("3").over("9.99").eur(),
                Sale.of("4").over("9.99").eur(), Sale.of("5").over("9.99").eur())).stream()
                .map(outcome -> ((Outcome.Posted) outcome).points()).toList());
        assertEquals(-1, carry.posted(Sale.of("C").returning("5").over("-9.99").eur()).points());
        assertEquals(3, carry.available("A"));
    }

    @Test
    void aReturnSentTwiceTakesBackOnce() {
        till.posted(Sale.of("1").eur());
        till.posted(Sale.of("C").returning("1").over("-50").eur());

        assertInstanceOf(Outcome.Unchanged.class, till.post(Sale.of("C").returning("1").over("-50").eur()));
        assertEquals(5, till.available("A"));
    }
}
