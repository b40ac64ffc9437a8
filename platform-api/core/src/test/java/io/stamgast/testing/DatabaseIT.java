package io.stamgast.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DatabaseIT {

    @Test
    void aTenantSeesItsOwnRowsAndNobodyElses() {
        var tenant = Database.newTenant();
        var other = Database.newTenant();
        Database.newAccount(tenant, "A1");
        assertEquals(1, Database.number(tenant, "select count(*) from app.account"));
        assertEquals(0, Database.number(other, "select count(*) from app.account"));
    }

    @Test
    void theTestsRoleIsWalledIn() {
        var tenant = Database.newTenant();
        assertEquals(0, Database.number(tenant,
                "select count(*) from pg_roles where rolname = current_user and (rolsuper or rolbypassrls)"));
    }
}
