package io.stamgast.ledger.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.ledger.Postings;
import io.stamgast.testing.Database;
import io.stamgast.web.Reference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementsIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
    private static final Reference A1 = new Reference(null, "A1");

    @Test
    void aNewAccountHasNothing() {
        var tenant = Database.newTenant();
        Database.newAccount(tenant, "A1");
        assertEquals(new BalanceView(0, 0, 0, null, List.of()), statements(tenant).balance(A1));
        assertEquals(List.of(), statements(tenant).lines(A1, null, 10));
    }

    @Test
    void theBalanceTellsWhatExpiresNext() {
        var tenant = Database.newTenant(Map.of("expiry", "ROLLING", "expiry_months", 12));
        var account = new Postings(tenant, Database.newAccount(tenant, "A1"));
        account.earn(100, NOW.minus(Duration.ofDays(1)));
        account.earn(40, NOW);
        account.earn(2, NOW);
        account.reserve("r1", 30, NOW);
        var balance = statements(tenant).balance(A1);
        assertEquals(112, balance.available());
        assertEquals(30, balance.reserved());
        assertNull(balance.debt());
        assertEquals(List.of(new BalanceView.Expiring(70, Instant.parse("2027-03-14T23:00:00Z")),
                new BalanceView.Expiring(42, Instant.parse("2027-03-15T23:00:00Z"))), balance.expiring());
    }

    @Test
    void aPurchasePutsOffWhatExpiresByInactivity() {
        var tenant = Database.newTenant(Map.of("expiry", "INACTIVITY", "expiry_months", 6));
        var account = new Postings(tenant, Database.newAccount(tenant, "A1"));
        account.earn(100, NOW.minus(Duration.ofDays(20)));
        account.earn(10, NOW.minus(Duration.ofDays(10)));
        account.purchasedAt(NOW);
        assertEquals(List.of(new BalanceView.Expiring(110, Instant.parse("2026-09-15T22:00:00Z"))),
                statements(tenant).balance(A1).expiring());
    }

    @Test
    void debtIsNamed() {
        var tenant = Database.newTenant();
        new Postings(tenant, Database.newAccount(tenant, "A1")).takeBack(25, NOW);
        assertEquals(new BalanceView(-25, 0, 0, 25L, List.of()), statements(tenant).balance(A1));
    }

    @Test
    void theStatementTellsEveryPostingTheLatestFirst() {
        var tenant = Database.newTenant();
        var account = new Postings(tenant, Database.newAccount(tenant, "A1"));
        account.earn(100, NOW);
        account.reserve("r1", 30, NOW);
        account.redeem(30, NOW);
        account.post((books, book) -> book.adjust(Occasion.of(Posting.Kind.ADJUSTED, "a", NOW, "anna")
                .because("a gift"), 1));
        var lines = statements(tenant).lines(A1, null, 10);
        assertEquals(List.of("Adjusted by +1 point: a gift", "Redeemed 30 points", "Reserved 30 points",
                "Earned 100 points"), lines.stream().map(StatementLine::text).toList());
        assertEquals(-30, lines.get(2).available());
        assertEquals(30, lines.get(2).reserved());
        assertEquals("anna", lines.get(0).actor());
        assertEquals("postings/" + lines.get(0).id() + "/explanation", lines.get(0).explanation());
    }

    @Test
    void pagesFollowEachOther() {
        var tenant = Database.newTenant();
        var account = new Postings(tenant, Database.newAccount(tenant, "A1"));
        for (var points = 1; points <= 5; points++) {
            account.earn(points, NOW);
        }
        var first = statements(tenant).lines(A1, null, 3);
        var second = statements(tenant).lines(A1, first.get(2).id(), 3);
        assertEquals(List.of(5L, 4L, 3L), first.stream().map(StatementLine::available).toList());
        assertEquals(List.of(2L, 1L), second.stream().map(StatementLine::available).toList());
    }

    @Test
    void aBranchShowsThePoolsBalance() {
        var tenant = Database.newTenant();
        var root = Database.newAccount(tenant, "root");
        var branch = Database.newAccount(tenant, "A1");
        Database.execute(tenant, "update app.account set pool_id = ? where tenant_id = ? and id = ?", root, tenant,
                branch);
        new Postings(tenant, branch).earn(100, NOW);
        assertEquals(100, statements(tenant).balance(A1).available());
        assertEquals(1, statements(tenant).lines(A1, null, 10).size());
    }

    @Test
    void aPostingIsShownWithItsEntriesAndExplanation() {
        var tenant = Database.newTenant();
        var account = new Postings(tenant, Database.newAccount(tenant, "A1"));
        account.post((books, book) -> book.earn(Occasion.of(Posting.Kind.EARNED, "e", NOW, "erp")
                .explainedBy("{\"rule\": \"base\"}"), 7));
        var id = statements(tenant).lines(A1, null, 1).get(0).id();
        var posting = statements(tenant).posting(id);
        assertEquals("Earned 7 points", posting.text());
        assertEquals(1, posting.entries().size());
        assertEquals("{\"rule\": \"base\"}", posting.explanation());
        assertNull(posting.reversedBy());
    }

    @Test
    void anotherTenantSeesNothing() {
        var tenant = Database.newTenant();
        var account = Database.newAccount(tenant, "A1");
        new Postings(tenant, account).earn(100, NOW);
        var posting = statements(tenant).lines(A1, null, 1).get(0).id();
        var other = statements(Database.newTenant());
        assertThrows(DomainException.class, () -> other.balance(A1));
        assertThrows(DomainException.class, () -> other.balance(new Reference(account, null)));
        assertThrows(DomainException.class, () -> other.lines(new Reference(account, null), null, 10));
        assertThrows(DomainException.class, () -> other.posting(posting));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        var statements = statements(Database.newTenant());
        assertThrows(DomainException.class, () -> statements.balance(A1));
        assertThrows(DomainException.class, () -> statements.posting(Ids.next()));
    }

    private static Statements statements(int tenant) {
        var current = new CurrentTenant();
        current.set(tenant, "test");
        return new Statements(Database.work(), current, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
