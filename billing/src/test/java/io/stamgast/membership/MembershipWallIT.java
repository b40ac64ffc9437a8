package io.stamgast.membership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.testing.Database;
import org.junit.jupiter.api.Test;

class MembershipWallIT {

    private final int tenant = Database.newTenant();

    @Test
    void everyTableOfMembershipsIsWalled() {
        var tables = """
                select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'app' and c.relkind = 'r'
                    and (c.relname like 'membership%' or c.relname like 'reconciliation%')""";
        var all = Database.number(tenant, tables);
        assertTrue(all >= 11, String.valueOf(all));
        assertEquals(all, Database.number(tenant, tables + """
                 and c.relrowsecurity and c.relforcerowsecurity
                and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant_isolation')"""));
    }
}
