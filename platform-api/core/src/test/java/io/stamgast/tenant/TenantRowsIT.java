package io.stamgast.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TenantRowsIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");

    private final TenantRows rows = new TenantRows();

    @Test
    void theKeyThatCompletesATenantMakesNoSecondOne() {
        var key = "operator " + Ids.next();
        var half = tenant();
        begin(half, null);

        var id = begin(half, key);
        Database.work().raw(connection -> {
            rows.activate(connection, id, half, "organization", key);
            return null;
        });

        assertEquals(id, begin(half, key));
        var refusal = assertThrows(DomainException.class, () -> begin(tenant(), key));
        assertEquals("idempotency-key-reused", refusal.code());
    }

    @Test
    void aKeyThatMadeATenantCompletesNoOther() {
        var key = "operator " + Ids.next();
        var half = tenant();
        begin(half, null);
        begin(tenant(), key);
        assertThrows(DomainException.class, () -> begin(half, key));
    }

    @Test
    void theKeyOfItsBeginningStaysTheTenants() {
        var first = "operator " + Ids.next();
        var tenant = tenant();
        var id = begin(tenant, first);
        Database.work().raw(connection -> {
            rows.activate(connection, id, tenant, "organization", "operator " + Ids.next());
            return null;
        });
        assertThrows(DomainException.class, () -> begin(tenant(), first));
    }

    private int begin(NewTenant wanted, String owner) {
        return Database.work().raw(connection -> rows.begin(connection, wanted, owner, NOW));
    }

    private static NewTenant tenant() {
        return new NewTenant("rows" + Ids.next().toString().substring(24), "Rows", "a@example.com", null, null);
    }
}
