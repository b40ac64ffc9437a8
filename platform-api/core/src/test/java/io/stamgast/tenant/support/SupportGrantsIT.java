package io.stamgast.tenant.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork.Work;
import io.stamgast.testing.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SupportGrantsIT {

    private static final String OPERATOR = "operator's subject";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Set<String> READ_ONLY = Set.of("read-only");

    private final int tenant = Database.newTenant();

    @Test
    void aGrantLetsInFromTheMomentItIsGivenUntilItEnds() {
        give(NOON, 30, READ_ONLY);

        assertTrue(valid(OPERATOR, NOON).isPresent());
        assertTrue(valid(OPERATOR, NOON.plusSeconds(1799)).isPresent());
        assertFalse(valid(OPERATOR, NOON.plusSeconds(1800)).isPresent());
    }

    @Test
    void aRevokedGrantLetsNobodyInFromThenOn() {
        var id = give(NOON, 30, READ_ONLY);

        assertTrue(revoke(id, "another operator", NOON.plusSeconds(60)));

        assertFalse(valid(OPERATOR, NOON.plusSeconds(60)).isPresent());
        var revoked = call(rows -> rows.find(id)).orElseThrow();
        assertEquals("REVOKED", revoked.state(NOON.plusSeconds(60)));
        assertEquals("another operator", revoked.revokedBy());
    }

    @Test
    void whatHasEndedCantBeRevoked() {
        var expired = give(NOON, 1, READ_ONLY);
        var revoked = give(NOON, 30, READ_ONLY);
        revoke(revoked, "first", NOON);

        assertFalse(revoke(expired, "late", NOON.plusSeconds(60)));
        assertFalse(revoke(revoked, "second", NOON.plusSeconds(1)));
        assertEquals("EXPIRED", call(rows -> rows.find(expired)).orElseThrow().state(NOON.plusSeconds(60)));
        assertEquals("first", call(rows -> rows.find(revoked)).orElseThrow().revokedBy());
    }

    @Test
    void aGrantIsOneOperatorsAndOneTenants() {
        var id = give(NOON, 30, READ_ONLY);
        var other = Database.newTenant();

        assertFalse(valid("another subject", NOON).isPresent());
        assertFalse(Database.work().call(other,
                connection -> new SupportGrantRows(connection, other).valid(OPERATOR, NOON)).isPresent());
        assertFalse(Database.work().call(other,
                connection -> new SupportGrantRows(connection, tenant).find(id)).isPresent());
    }

    @Test
    void ofSeveralGrantsTheLatestGivenCounts() {
        give(NOON, 120, READ_ONLY);
        give(NOON.plusSeconds(60), 10, Set.of("program-admin", "finance"));

        assertEquals(Set.of("program-admin", "finance"), valid(OPERATOR, NOON.plusSeconds(60)).orElseThrow().roles());
        assertEquals(READ_ONLY, valid(OPERATOR, NOON.plusSeconds(3600)).orElseThrow().roles());
    }

    @Test
    void theDatabaseKnowsTheBoundsToo() {
        give(NOON, 480, READ_ONLY);
        assertThrows(DatabaseFailure.class, () -> give(NOON, 481, READ_ONLY));
        assertThrows(DatabaseFailure.class, () -> give(NOON, 0, READ_ONLY));
        assertThrows(DatabaseFailure.class, () -> give(NOON, 5, Set.of("platform-operator")));
    }

    @Test
    void aGrantCantBeProlongedWidenedOrForgotten() {
        give(NOON, 30, READ_ONLY);
        for (var change : new String[] {"update app.support_grant set expires_at = expires_at + interval '1 hour'",
            "update app.support_grant set roles = 'program-admin'", "delete from app.support_grant"}) {
            assertThrows(DatabaseFailure.class, () -> Database.execute(tenant, change), change);
        }
    }

    @Test
    void grantsAreListedTheLatestFirst() {
        var first = give(NOON, 30, READ_ONLY);
        var second = give(NOON, 30, READ_ONLY);

        assertEquals(second, call(rows -> rows.list(null, 1)).get(0).id());
        assertEquals(first, call(rows -> rows.list(second, 5)).get(0).id());
    }

    private UUID give(Instant at, int minutes, Set<String> roles) {
        var grant = new SupportGrant(Ids.next(), "operator", "ticket 12", new TreeSet<>(roles), at,
                at.plus(Duration.ofMinutes(minutes)), null, null);
        call(rows -> {
            rows.insert(grant, OPERATOR);
            return null;
        });
        return grant.id();
    }

    private Optional<SupportGrant> valid(String operator, Instant now) {
        return call(rows -> rows.valid(operator, now));
    }

    private boolean revoke(UUID id, String by, Instant now) {
        return call(rows -> (Boolean) rows.revoke(id, by, now));
    }

    private <T> T call(Use<T> use) {
        Work<T> work = connection -> use.of(new SupportGrantRows(connection, tenant));
        return Database.work().call(tenant, work);
    }

    private interface Use<T> {
        T of(SupportGrantRows rows) throws SQLException;
    }
}
