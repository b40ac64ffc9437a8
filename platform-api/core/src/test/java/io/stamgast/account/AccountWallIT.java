package io.stamgast.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import io.stamgast.testing.Jpa;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The second wall: what JPA sees of another tenant. */
class AccountWallIT {

    private final int tenant = Database.newTenant();
    private final int other = Database.newTenant();

    @Test
    void anAccountIsReadAsItWasWritten() {
        var parent = persisted(tenant, "HQ");
        var id = Jpa.call(tenant, em -> {
            var account = new Account(Ids.next(), 1, "A-1", "Café  Ünïk", Instant.parse("2026-01-01T00:00:00Z"));
            account.moveUnder(parent);
            em.persist(account);
            return account.id();
        });
        var read = Jpa.call(tenant, em -> em.find(Account.class, id));
        assertEquals("A-1", read.externalId());
        assertEquals("Café  Ünïk", read.name());
        assertEquals("cafe unik", read.searchName());
        assertEquals(parent, read.parentId().orElseThrow());
        assertEquals(id, read.poolId());
        assertEquals(Instant.parse("2026-01-01T00:00:00Z"), read.createdAt());
    }

    @Test
    void anAccountWithoutParentIsReadToo() {
        var id = persisted(tenant, "A-1");
        assertTrue(Jpa.call(tenant, em -> em.find(Account.class, id)).parentId().isEmpty());
    }

    @Test
    void anotherTenantsAccountCantBeFound() {
        var id = persisted(tenant, "A-1");
        assertNull(Jpa.call(other, em -> em.find(Account.class, id)));
    }

    @Test
    void queriesSeeOnlyTheTenantsOwn() {
        persisted(tenant, "A-1");
        persisted(other, "A-1");
        assertEquals(List.of("A-1"), externalIds(tenant));
        assertEquals(List.of("A-1"), externalIds(other));
    }

    @Test
    void bulkChangesTouchOnlyTheTenantsOwn() {
        persisted(tenant, "A-1");
        persisted(other, "A-1");
        int changed = Jpa.call(other, em -> em.createQuery("update Account a set a.name = 'x'").executeUpdate());
        assertEquals(1, changed);
        assertEquals(1, Database.number(tenant, "select count(*) from app.account where name <> 'x'"));
    }

    @Test
    void withoutTenantAQueryIsRefused() {
        assertThrows(PersistenceException.class,
                () -> Jpa.inTransaction(em -> em.createQuery("select a from Account a", Account.class)
                        .getResultList()));
    }

    @Test
    void aTenantThatOnlyJpaKnowsSeesNothing() {
        persisted(tenant, "A-1");
        int seen = Jpa.inTransaction(em -> {
            em.setProperty("eclipselink.tenant-id", tenant);
            return em.createQuery("select a from Account a", Account.class).getResultList().size();
        });
        assertEquals(0, seen);
    }

    @Test
    void nativeSqlIsRefused() {
        assertThrows(RuntimeException.class,
                () -> Jpa.call(tenant, em -> em.createNativeQuery("select id from app.account").getResultList()));
    }

    private static List<String> externalIds(int ofTenant) {
        return Jpa.call(ofTenant, em -> em.createQuery("select a.externalId from Account a", String.class)
                .getResultList());
    }

    private static UUID persisted(int ofTenant, String externalId) {
        return Jpa.call(ofTenant, (EntityManager em) -> {
            var account = new Account(Ids.next(), 1, externalId, externalId, Instant.parse("2026-01-01T00:00:00Z"));
            em.persist(account);
            return account.id();
        });
    }
}
