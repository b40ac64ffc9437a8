package io.stamgast.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.Belief;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.tenant.mode.Mode;
import io.stamgast.testing.Database;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** By a clock that goes on only while somebody pauses, or when the test says so. */
class SuspensionIT {

    private static final long BELIEVED = Belief.LENGTH.toNanos();

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - BELIEVED); // it may run over, as the real one may
    private int interruptions;
    private final int id = Database.newTenant();
    private final String alias = alias();
    private final Tenants tenants = tenants();

    private String alias() {
        return Database.work().raw(connection -> {
            try (var query = connection.prepareStatement("select alias from app.tenant where id = ?")) {
                query.setInt(1, id);
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getString(1);
                }
            }
        });
    }

    private Tenants tenants() {
        var tenants = new Tenants();
        tenants.work = Database.work();
        tenants.rows = new TenantRows();
        tenants.audit = new Audit() {
            @Override
            public void record(Connection connection, int tenantId, String action, String objectType, Object objectId,
                               Object before, Object after) {
                assertEquals("tenant", objectType);
            }
        };
        tenants.entry = door();
        return tenants;
    }

    /** The door of one instance. */
    private TenantEntry door() {
        var door = new TenantEntry(new Belief<>(nanos::get, this::pause));
        door.database = Database.app();
        door.tenant = new CurrentTenant();
        return door;
    }

    private void pause(long length) throws InterruptedException {
        if (interruptions > 0) {
            interruptions--;
            nanos.addAndGet(length / 3);
            throw new InterruptedException();
        }
        nanos.addAndGet(length);
    }

    private void enter(TenantEntry door) {
        door.enter(new Mode.Visitor(alias, true, null));
    }

    private String refusal(TenantEntry door) {
        return assertThrows(DomainException.class, () -> enter(door)).code();
    }

    private void suspendUnnoticed() {
        Database.work().raw(connection -> {
            tenants.rows.setState(connection, id, Tenant.State.SUSPENDED);
            return null;
        });
    }

    @Test
    void thatATenantIsOpenIsBelievedForAFifthOfASecond() {
        var door = door();
        enter(door);
        suspendUnnoticed();

        nanos.addAndGet(BELIEVED - 1);
        door.tenant = new CurrentTenant(); // another request
        enter(door);
        nanos.addAndGet(1);
        assertEquals("tenant-suspended", refusal(door));
    }

    @Test
    void whoKnocksAtASuspendedTenantsDoorHasNobodyAskedEachTime() {
        var door = door();
        suspendUnnoticed();
        refusal(door);
        door.database = null;
        nanos.addAndGet(BELIEVED - 1);
        assertEquals("tenant-suspended", refusal(door));
    }

    @Test
    void aSuspensionIsAnsweredNoEarlierForAnInterruption() {
        interruptions = 2;
        var before = nanos.get();

        tenants.suspend(alias);

        assertTrue(Thread.interrupted());
        assertTrue(nanos.get() - before >= BELIEVED);
    }

    @Test
    void onceASuspensionIsAnsweredNoInstanceLetsAnybodyIn() {
        var door = door();
        enter(door);
        assertEquals(id, door.tenant.id());

        tenants.suspend(alias);

        assertEquals("tenant-suspended", refusal(door));
    }

    @Test
    void onceItIsReactivatedEverybodyComesInAgain() {
        var door = door();
        tenants.suspend(alias);
        refusal(door);

        tenants.reactivate(alias);

        enter(door);
        assertEquals(id, door.tenant.id());
    }
}
