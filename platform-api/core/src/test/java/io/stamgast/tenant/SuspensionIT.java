package io.stamgast.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

class SuspensionIT {

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

    private static Tenants tenants() {
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
        return tenants;
    }

    /** The door of one instance. */
    private static TenantEntry door() {
        var door = new TenantEntry();
        door.database = Database.app();
        door.tenant = new CurrentTenant();
        return door;
    }

    @Test
    void onceASuspensionIsAnsweredNoInstanceLetsAnybodyIn() {
        var door = door();
        door.enter(alias);
        assertEquals(id, door.tenant.id());

        tenants.suspend(alias);

        assertEquals("tenant-suspended", assertThrows(DomainException.class, () -> door.enter(alias)).code());
    }

    @Test
    void onceItIsReactivatedEverybodyComesInAgain() {
        var door = door();
        tenants.suspend(alias);
        assertThrows(DomainException.class, () -> door.enter(alias));

        tenants.reactivate(alias);

        door.enter(alias);
        assertEquals(id, door.tenant.id());
    }
}
