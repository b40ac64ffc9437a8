package io.stamgast.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.ledger.Books;
import io.stamgast.ledger.LedgerTerms;
import io.stamgast.ledger.Occasion;
import io.stamgast.ledger.Posting;
import io.stamgast.ledger.Postings;
import io.stamgast.program.ProgramSettings;
import io.stamgast.testing.Database;
import io.stamgast.web.Reference;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class HierarchyIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");

    private final int tenant = Database.newTenant(Map.of("pooled_balance", true));
    private final Office office = new Office(tenant);

    @Test
    void anAccountSharesTheBalanceOfItsRootWithAllBelowIt() {
        var root = create("root", null);
        var middle = create("middle", null);
        var leaf = create("leaf", "middle");

        move("middle", "root");

        assertEquals(root.id(), pool(middle));
        assertEquals(root.id(), pool(leaf));
    }

    @Test
    void anAccountThatLeavesTakesThoseBelowItIntoItsOwnBalance() {
        create("root", null);
        var middle = create("middle", "root");
        var leaf = create("leaf", "middle");

        move("middle", null);

        assertEquals(middle.id(), pool(middle));
        assertEquals(middle.id(), pool(leaf));
    }

    @Test
    void anAccountWithPointsOfItsOwnCantJoinAPool() {
        create("root", null);
        var own = create("own", null);
        new Postings(tenant, own.id()).earn(10, NOW);
        assertRefused("balance-not-empty", () -> move("own", "root"));
        assertEquals(own.id(), pool(own));
    }

    @Test
    void pointsThatComeInMeanwhileKeepAnAccountFromJoiningAPool() {
        create("root", null);
        var own = create("own", null);
        var joining = Database.work().call(tenant, connection -> {
            var books = new Books(connection, tenant, LedgerTerms.of(ProgramSettings.read(connection, tenant)));
            var book = books.lock(own.id());
            var move = CompletableFuture.runAsync(() -> move("own", "root"));
            Database.awaitThatOneWaits(connection, move);
            book.earn(Occasion.of(Posting.Kind.EARNED, "e", NOW, "tester"), 10);
            books.write();
            return move;
        });
        var refusal = assertThrows(ExecutionException.class, joining::get).getCause();
        assertEquals("balance-not-empty", ((DomainException) refusal).code());
    }

    @Test
    void circlesAndTooDeepHierarchiesAreRefused() {
        create("level1", null);
        for (var level = 2; level <= Hierarchy.MAX_LEVELS; level++) {
            create("level" + level, "level" + (level - 1));
        }
        assertRefused("hierarchy-circle", () -> move("level1", "level3"));
        assertRefused("hierarchy-circle", () -> move("level1", "level1"));
        assertRefused("hierarchy-too-deep", () -> create("level11", "level10"));
    }

    @Test
    void anotherTenantsAccountIsNoParent() {
        create("root", null);
        var other = new Office(Database.newTenant());
        assertRefused("unknown-parent", () -> other.call(accounts -> accounts.create("below", "below",
                Reference.parse("parent", "ext:root"), null)));
    }

    @Test
    void aNewAccountsVersionIsTheOneThatIsStoredEvenUnderAParent() {
        create("root", null);
        int told = office.call(accounts -> accounts.create("below", "below", reference("root"), null).version());
        assertEquals(told, Database.number(tenant,
                "select version from app.account where tenant_id = ? and external_id = 'below'", tenant));
    }

    private Account create(String externalId, String parent) {
        return office.call(accounts -> accounts.create(externalId, externalId, reference(parent), null));
    }

    private Account move(String externalId, String parent) {
        return office.call(accounts -> {
            var account = accounts.find(reference(externalId));
            return accounts.change(reference(externalId), "\"" + account.version() + "\"", externalId, account.name(),
                    reference(parent), null);
        });
    }

    private static Reference reference(String externalId) {
        return externalId == null ? null : Reference.parse("account", "ext:" + externalId);
    }

    private UUID pool(Account account) {
        return Database.work().call(tenant, connection -> {
            try (var query = connection.prepareStatement(
                    "select pool_id from app.account where tenant_id = ? and id = ?")) {
                query.setInt(1, tenant);
                query.setObject(2, account.id());
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getObject(1, UUID.class);
                }
            }
        });
    }

    private static void assertRefused(String code, Runnable work) {
        assertEquals(code, assertThrows(DomainException.class, work::run).code());
    }
}
