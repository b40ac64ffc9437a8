package io.stamgast.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Belief;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.tenant.mode.Mode;
import io.stamgast.testing.Database;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TestModeEntryIT {

    private final AtomicLong nanos = new AtomicLong();
    private final int live = Database.newTenant();
    private final TenantEntry door = new TenantEntry(new Belief<>(nanos::get, nanos::addAndGet));

    private String alias() {
        return Database.work().raw(connection -> {
            try (var query = connection.createStatement();
                 var row = query.executeQuery("select alias from app.tenant where id = " + live)) {
                row.next();
                return row.getString(1);
            }
        });
    }

    private CurrentTenant enter(String wanted) {
        nanos.addAndGet(Belief.LENGTH.toNanos());
        door.database = Database.app();
        door.tenant = new CurrentTenant();
        door.enter(new Mode.Visitor(alias(), true, wanted));
        return door.tenant;
    }

    private String refusal(String wanted) {
        return assertThrows(DomainException.class, () -> enter(wanted)).code();
    }

    private void set(String state, int id) {
        Database.work().raw(connection -> {
            try (var update = connection.createStatement()) {
                return update.executeUpdate("update app.tenant set state = '" + state + "' where id = " + id);
            }
        });
    }

    @Test
    void staffIsLetIntoTheModeThatItAsksFor() {
        var test = Database.newTestMode(live);
        assertEquals(live, enter(null).id());
        assertEquals(live, enter("live").id());
        assertEquals(test, enter("test").id());
        assertTrue(enter("test").isTest());
        assertEquals(alias() + ".test", enter("test").alias());
    }

    @Test
    void aTestModeThatThereIsNotIsNeverTheLiveOne() {
        assertEquals("test-mode-not-open", refusal("test"));
    }

    @Test
    void aTestModeIsClosedWhileItsLiveTenantIs() {
        Database.newTestMode(live);
        enter("test");
        set("SUSPENDED", live);
        assertEquals("tenant-suspended", refusal("test"));
        set("ACTIVE", live);
        enter("test");
    }

    @Test
    void nobodyIsLetInWhileItIsWiped() {
        var test = Database.newTestMode(live);
        for (var state : List.of("WIPING", "PROVISIONING")) {
            set(state, test);
            assertEquals("test-mode-wiping", refusal("test"));
        }
        assertEquals(live, enter("live").id());
    }

    @Test
    void theOperatorsListsAndCommandsKnowLiveTenantsAlone() {
        Database.newTestMode(live);
        var rows = new TenantRows();
        Database.work().raw(connection -> {
            assertTrue(rows.find(connection, alias() + ".test").isEmpty());
            assertTrue(rows.list(connection, "", 10_000).stream().noneMatch(tenant -> tenant.id() < 0));
            return null;
        });
    }
}
