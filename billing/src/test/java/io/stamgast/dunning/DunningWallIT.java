package io.stamgast.dunning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.testing.Database;
import org.junit.jupiter.api.Test;

class DunningWallIT {

    private final int tenant = Database.newTenant();

    @Test
    void everyTableOfDunningIsWalledAndNobodyDeletesFromIt() {
        var tables = """
                select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'app' and c.relkind = 'r' and c.relname like 'dunning%'""";
        assertEquals(3, Database.number(tenant, tables));
        assertEquals(3, Database.number(tenant, tables + """
                 and c.relrowsecurity and c.relforcerowsecurity and not has_table_privilege(c.oid, 'delete')
                and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant_isolation')"""));
    }
}
