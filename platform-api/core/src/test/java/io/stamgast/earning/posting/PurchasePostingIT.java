package io.stamgast.earning.posting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.earning.posting.Till.Sale;
import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PurchasePostingIT {

    private final Till till = Till.open();

    @AfterEach
    void theLedgerAddsUp() {
        till.requireSoundLedger();
    }

    @Test
    void pointsThatIdledAreNotBroughtBackToLifeByAPurchase() {
        var idle = Till.open(Map.of("expiry", "INACTIVITY", "expiry_months", 6))
                .publish("2020-01-01T00:00:00Z", Till.BASE);
        idle.at(Instant.parse("2026-01-10T12:00:00Z")).posted(Sale.of("1").at("2026-01-10T10:00:00Z").eur());

        idle.at(Instant.parse("2026-07-10T12:00:00Z")).posted(Sale.of("2").at("2026-07-10T10:00:00Z").eur());
        assertEquals(20, idle.available("A"), "the last good day");
        idle.at(Instant.parse("2027-01-11T12:00:00Z")).posted(Sale.of("3").at("2027-01-11T10:00:00Z").eur());

        assertEquals(10, idle.available("A"));
        idle.requireSoundLedger();
    }

    @Test
    void aSaleEarnsAndTheUnknownAccountIsEnrolled() {
        var posted = till.posted(Sale.of("1").over("109.99").eur());

        assertEquals(10, posted.points());
        assertTrue(posted.enrolled());
        assertTrue(posted.judged());
        assertEquals(10, till.available("A"));
        assertFalse(till.posted(Sale.of("2").eur()).enrolled());
        assertEquals(20, till.available("A"));
    }

    @Test
    void everythingOfASaleIsWritten() {
        till.post(Sale.of("1").of(Sale.ofCategory("a", "Milk", "60.00"), Sale.ofCategory("b", "Milk", "40.00"),
                Sale.foreign("c", "7.00")).eur());

        assertEquals(1, till.count("purchase"));
        assertEquals(10700, till.sum("purchase", "total_minor"));
        assertEquals(10000, till.sum("purchase", "own_minor"));
        assertEquals(3, till.count("purchase_line"));
        assertEquals(1, till.count("judgement"));
        assertEquals(10, till.sum("entry", "points"));
        assertEquals(10, till.sum("lot", "remaining"));
        assertEquals(2, till.count("spend_month"));
        assertEquals(10000, till.sum("spend_month", "own_minor"));
        assertEquals(10700, till.sum("spend_month", "all_minor"));
        assertEquals(1, till.sum("spend_month", "foreign_lines"));
        assertEquals(202601, till.sum("spend_month", "month") / 2);
        assertEquals(1, Database.number(till.tenant, """
                select count(*) from app.outbox where tenant_id = ? and type = 'purchase.posted'""", till.tenant));
        assertEquals(1, Database.number(till.tenant, """
                select count(*) from app.outbox where tenant_id = ? and type = 'points.earned'""", till.tenant));
    }

    @Test
    void theSameContentAgainChangesNothing() {
        var first = till.posted(Sale.of("1").eur());

        assertEquals(new Outcome.Unchanged(first.purchase().id()), till.post(Sale.of("1").over("100.0").eur()));

        assertEquals(10, till.available("A"));
        assertEquals(1, till.count("purchase"));
    }

    @Test
    void otherContentUnderTheSameNumberIsRefused() {
        till.posted(Sale.of("1").eur());

        assertEquals("purchase-differs", till.refusal(Sale.of("1").over("100.01").eur()));
        assertEquals("purchase-differs", till.refusal(Sale.of("1").by("ext:B").eur()));

        assertEquals(1, till.count("purchase"));
    }

    @Test
    void anotherSourceOrDistributorHasNumbersOfItsOwn() {
        till.posted(Sale.of("1").eur());
        till.posted(Sale.of("1").from("crm").eur());
        till.posted(Sale.of("1").through("ext:D1").eur());
        till.posted(Sale.of("1").through("ext:D2").eur());

        assertEquals("purchase-differs", till.refusal(Sale.of("1").through("ext:D2").over("1").eur()));
        assertEquals(40, till.available("A"));
    }

    @Test
    void aDistributorsNumberForAnAccountIsTriedFirst() {
        var numbered = Database.newAccount(till.tenant, "X");
        till.posted(Sale.of("1").through("ext:D1").eur());
        Database.execute(till.tenant, """
                insert into app.account_alias (tenant_id, distributor_id, external_id, account_id)
                select tenant_id, id, 'A', ? from app.distributor where tenant_id = ?""", numbered, till.tenant);

        assertEquals(numbered, till.posted(Sale.of("2").through("ext:D1").eur()).purchase().accountId());
        assertEquals(numbered, till.posted(Sale.of("3").by("ext:D1/A").eur()).purchase().accountId());
        assertEquals(10, till.available("A"));
        assertEquals(20, till.available("X"));
    }

    @Test
    void anAccountNamedByIdOrByNumberIsTheSame() {
        var id = till.posted(Sale.of("1").eur()).purchase().accountId();

        assertInstanceOf(Outcome.Unchanged.class, till.post(Sale.of("1").by(id.toString()).eur()));
    }

    @Test
    void pointsGoToThePoolAndSpendStaysWithTheAccount() {
        var root = Database.newAccount(till.tenant, "root");
        var branch = Database.newAccount(till.tenant, "branch");
        Database.execute(till.tenant, "update app.account set pool_id = ? where tenant_id = ? and id = ?", root,
                till.tenant, branch);

        till.posted(Sale.of("1").by("ext:branch").eur());

        assertEquals(10, Database.number(till.tenant,
                "select available from app.balance where tenant_id = ? and account_id = ?", till.tenant, root));
        assertEquals(10000, Database.number(till.tenant,
                "select own_minor from app.spend_month where tenant_id = ? and account_id = ?", till.tenant, branch));
    }

    @Test
    void whatEnrolsNobodyRefusesUnknownAccountsAndDistributors() {
        var strict = Till.open(Map.of("auto_enrol", false)).publish("2020-01-01T00:00:00Z", Till.BASE);
        assertEquals("unknown-account", strict.refusal(Sale.of("1").eur()));
        Database.newAccount(strict.tenant, "A");
        assertEquals("unknown-distributor", strict.refusal(Sale.of("1").through("ext:D").eur()));
        assertEquals(10, strict.posted(Sale.of("1").eur()).points());
    }

    @Test
    void anUnknownIdIsNeverEnrolled() {
        assertEquals("unknown-account", till.refusal(Sale.of("1").by("00000000-0000-7000-8000-000000000001").eur()));
        assertEquals("unknown-distributor",
                till.refusal(Sale.of("1").through("00000000-0000-7000-8000-000000000001").eur()));
    }

    @Test
    void anotherCurrencyIsRefusedAndEnrolsNobody() {
        assertEquals("wrong-currency", till.refusal(Sale.of("1").in("GBP")));
        assertEquals(0, till.count("account"));
    }

    @Test
    void onlyEarningSourcesEarnAndCountAsOwnSpend() throws Exception {
        var selective = Till.open(Map.of()).publish("2020-01-01T00:00:00Z", Till.BASE);
        Database.execute(selective.tenant, "update app.program set earning_sources = '{pos}' where tenant_id = ?",
                selective.tenant);

        assertEquals(0, selective.posted(Sale.of("1").eur()).points());
        assertEquals(0, selective.sum("spend_month", "own_minor"));
        assertEquals(10000, selective.sum("spend_month", "all_minor"));
        assertEquals(10, selective.posted(Sale.of("1").from("pos").eur()).points());
    }

    @Test
    void aChangeOfSettingsIsSeenByTheNextPurchase() {
        till.posted(Sale.of("1").eur());
        Database.execute(till.tenant,
                "update app.program set pending_days = 100, version = version + 1 where tenant_id = ?", till.tenant);

        till.posted(Sale.of("2").eur());

        assertEquals(10, till.available("A"));
        assertEquals(10, till.sum("balance", "pending"));
    }

    @Test
    void aPublicationIsSeenByTheNextPurchase() {
        till.posted(Sale.of("1").eur());
        till.publish("2026-01-01T00:00:00Z", Till.BASE.replace("\"points\":1", "\"points\":2"));

        assertEquals(20, till.posted(Sale.of("2").eur()).points());
        assertEquals(10, till.posted(Sale.of("3").at("2025-12-31T22:59:59Z").eur()).points());
    }

    @Test
    void beforeTheFirstVersionAPurchaseIsKeptUnjudged() {
        var posted = till.posted(Sale.of("1").at("2019-12-31T23:59:59Z").eur());

        assertEquals(0, posted.points());
        assertFalse(posted.judged());
        assertEquals(0, till.count("judgement"));
        assertEquals(10000, till.sum("spend_month", "own_minor"));
    }

    @Test
    void theSameKeyGetsTheSameAnswer() {
        var first = till.answer(Sale.of("1").eur(), "k");
        var again = till.answer(Sale.of("1").eur(), "k");

        assertEquals(201, first.status());
        assertFalse(first.replayed());
        assertTrue(again.replayed());
        assertEquals(201, again.status());
        assertEquals(first.location(), again.location());
        assertArrayEquals(first.body(), again.body());
        assertEquals(10, till.available("A"));
    }

    @Test
    void theSameKeyWithAnotherPurchaseIsRefused() {
        till.answer(Sale.of("1").eur(), "k");

        assertEquals("idempotency-key-reused", assertThrows(DomainException.class,
                () -> till.answer(Sale.of("2").eur(), "k")).code());
    }

    @Test
    void aRefusalKeepsNoKey() {
        assertThrows(DomainException.class, () -> till.answer(Sale.of("1").in("GBP"), "k"));
        assertEquals(0, till.count("idempotency_key"));
        assertEquals(201, till.answer(Sale.of("1").eur(), "k").status());
    }

    @Test
    void theSamePurchaseUnderAnotherKeyGetsTheFirstResult() {
        var first = till.answer(Sale.of("1").eur(), "k");
        var again = till.answer(Sale.of("1").eur(), "l");

        assertEquals(200, again.status());
        assertFalse(again.replayed());
        assertArrayEquals(first.body(), again.body());
        assertTrue(till.answer(Sale.of("1").eur(), "l").replayed());
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        var other = Till.open();
        till.posted(Sale.of("1").through("ext:D1").eur());
        till.answer(Sale.of("2").eur(), "k");

        assertEquals(0, other.count("purchase"));
        assertEquals("unknown-account", other.refusal(Sale.of("1")
                .by(till.posted(Sale.of("3").eur()).purchase().accountId().toString()).eur()));
        assertEquals(201, other.answer(Sale.of("2").over("20").eur(), "k").status());
        assertEquals(2, other.available("A"));
        assertEquals(30, till.available("A"));
    }
}
