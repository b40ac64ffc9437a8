package io.stamgast.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.testing.Database;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnrolmentIT {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final int tenant = Database.newTenant();

    @Test
    void anUnknownAccountBecomesKnownWithItsBalanceAndEvent() {
        var id = enrol("17850", "Café de Stam");
        assertEquals(1, Database.number(tenant,
                "select count(*) from app.account where id = ? and search_name = 'cafe de stam' and pool_id = id", id));
        assertEquals(1, Database.number(tenant, "select count(*) from app.balance where account_id = ?", id));
        assertEquals(1, Database.number(tenant,
                "select count(*) from app.outbox where subject_id = ? and type = 'account.created'", id));
    }

    @Test
    void aKnownAccountStaysAsItIs() {
        var id = enrol("17850", "Café de Stam");
        assertEquals(id, enrol("17850", "Another name"));
        assertEquals(1, Database.number(tenant, "select count(*) from app.account where name = 'Café de Stam'"));
        assertEquals(1, Database.number(tenant, "select count(*) from app.outbox"));
    }

    @Test
    void withoutNameTheExternalIdServes() {
        enrol("17850", null);
        assertEquals(1, Database.number(tenant, "select count(*) from app.account where name = '17850'"));
    }

    @Test
    void aBatchIsEnrolledAtOnceAndTellsWhoWasNew() {
        var known = enrol("2", "Two");
        var names = new HashMap<String, String>();
        names.put("1", "One");
        names.put("2", "Two");
        names.put("3", null);
        var enrolled = Database.work().call(tenant,
                connection -> Enrolment.enrol(connection, tenant, 1, names, NOW));
        assertEquals(Set.of("1", "3"), enrolled.created());
        assertEquals(Set.of("1", "2", "3"), enrolled.ids().keySet());
        assertEquals(known, enrolled.ids().get("2"));
    }

    @Test
    void twoTenantsMayUseTheSameExternalId() {
        var other = Database.newTenant();
        var mine = enrol("17850", null);
        var theirs = enrol(other, "17850", null);
        assertFalse(mine.equals(theirs));
        assertEquals(1, Database.number(tenant, "select count(*) from app.account"));
    }

    @Test
    void manyAtOnceAgreeOnOneAccount() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            var all = threads.invokeAll(IntStream.range(0, 8)
                    .<Callable<Map<String, UUID>>>mapToObj(i -> this::enrolHundred).toList());
            var first = all.get(0).get();
            for (var one : all) {
                assertEquals(first, one.get());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(100, Database.number(tenant, "select count(*) from app.balance"));
    }

    private Map<String, UUID> enrolHundred() {
        var names = new HashMap<String, String>();
        IntStream.range(0, 100).forEach(i -> names.put("A" + i, null));
        return Database.work().call(tenant, connection -> Enrolment.enrol(connection, tenant, 1, names, NOW)).ids();
    }

    @Test
    void distributorsBecomeKnownOnce() {
        var first = Database.work().call(tenant,
                connection -> Enrolment.distributors(connection, tenant, List.of("D1", "D2", "D1"), NOW));
        var second = Database.work().call(tenant,
                connection -> Enrolment.distributors(connection, tenant, List.of("D2", "D3"), NOW));
        assertEquals(Set.of("D1", "D2"), first.created());
        assertEquals(Set.of("D3"), second.created());
        assertEquals(first.ids().get("D2"), second.ids().get("D2"));
    }

    @Test
    void onlyOneToAHundredCharactersAreAnExternalId() {
        assertTrue(Enrolment.accepts("x".repeat(100)));
        assertFalse(Enrolment.accepts("x".repeat(101)));
        assertFalse(Enrolment.accepts(" "));
        assertFalse(Enrolment.accepts("a\0b"));
        assertFalse(Enrolment.accepts(null));
    }

    private UUID enrol(String externalId, String name) {
        return enrol(tenant, externalId, name);
    }

    private static UUID enrol(int owner, String externalId, String name) {
        var names = new HashMap<String, String>();
        names.put(externalId, name);
        return Database.work().call(owner, connection -> Enrolment.enrol(connection, owner, 1, names, NOW)).ids()
                .get(externalId);
    }
}
