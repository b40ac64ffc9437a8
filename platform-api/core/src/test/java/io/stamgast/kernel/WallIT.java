package io.stamgast.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The third wall: row-level security, on every table of tenants and for every kind of connection. */
class WallIT {

    private static final String TABLES = """
            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'app' and c.relkind in ('r', 'p') and\s""";
    private static final String HAS_TENANT = """
            exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'
                and not a.attisdropped)""";
    private static final String WALLED = """
            c.relrowsecurity and c.relforcerowsecurity
            and 1 = (select count(*) from pg_policy p where p.polrelid = c.oid and p.polpermissive)
            and exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polpermissive
                and p.polroles = '{0}' and p.polqual is not null and p.polwithcheck is not null
                and pg_get_expr(p.polqual, c.oid) like '%tenant_id = %current_setting(''app.tenant_id''%'
                and pg_get_expr(p.polwithcheck, c.oid) = pg_get_expr(p.polqual, c.oid))""";

    @Test
    void everyTableWithATenantIsWalled() {
        assertEquals(Set.of(), tables(HAS_TENANT + " and not (" + WALLED + ")"));
        assertEquals(true, tables(HAS_TENANT).size() > 15);
    }

    @Test
    void onlyThePlatformsOwnTablesHaveNoTenant() {
        assertEquals(Set.of("tenant", "scheduled_tasks", "scheduled_payment_tasks", "flyway_schema_history",
                "event_life", "webhook_lane", "webhook_instance", "rate_bucket"), tables("not " + HAS_TENANT));
    }

    @Test
    void theApplicationOwnsNothingAndBypassesNothing() {
        assertEquals(Set.of(), tables("pg_has_role(current_user, c.relowner, 'member')"));
        assertEquals(0, count("select count(*) from pg_roles where (rolsuper or rolbypassrls)"
                + " and pg_has_role(current_user, oid, 'member')"));
    }

    @Test
    void whatIsPostedOrAuditedCantBeChangedByTheApplication() {
        assertEquals(Set.of(), tables("c.relname in ('entry', 'posting', 'lot_movement', 'audit') and ("
                + "has_table_privilege(c.oid, 'update') or has_table_privilege(c.oid, 'delete')"
                + " or has_table_privilege(c.oid, 'truncate'))"));
    }

    @Test
    void withoutATenantNothingIsSeenOrWritten() {
        var tenant = Database.newTenant();
        Database.newAccount(tenant, "A-1");
        assertEquals(0, count("select count(*) from app.account"));
        assertThrows(DatabaseFailure.class, () -> Database.work().raw(connection -> insertDistributor(connection,
                tenant)));
    }

    @Test
    void aRowOfAnotherTenantCantBeWritten() {
        var tenant = Database.newTenant();
        var other = Database.newTenant();
        assertThrows(DatabaseFailure.class,
                () -> Database.work().call(tenant, connection -> insertDistributor(connection, other)));
    }

    @Test
    void aConnectionForgetsItsTenantWithTheTransaction() throws SQLException {
        var tenant = Database.newTenant();
        Database.newAccount(tenant, "A-1");
        try (var connection = Database.app().getConnection()) {
            connection.setAutoCommit(false);
            TenantWork.useTenant(connection, tenant);
            assertEquals(1, accounts(connection));
            connection.commit();
            assertEquals(0, accounts(connection));
            connection.rollback();
        }
    }

    @Test
    void unitsOfWorkOfManyTenantsOnFewConnectionsDontMix() throws Exception {
        var tenants = new int[] {Database.newTenant(), Database.newTenant()};
        Database.newAccount(tenants[0], "A-1");
        Database.newAccount(tenants[1], "A-1");
        Database.newAccount(tenants[1], "A-2");
        try (var pool = new FewConnections(4)) {
            var work = new TenantWork(pool);
            var threads = Executors.newFixedThreadPool(8);
            try {
                var wrong = 0L;
                for (var done : threads.invokeAll(IntStream.range(0, 600).mapToObj(i -> asked(work, tenants, i))
                        .toList())) {
                    wrong += done.get() ? 0 : 1;
                }
                assertEquals(0, wrong);
            } finally {
                threads.shutdown();
            }
        }
    }

    /** Asks in turn for the first tenant, the second, and none. */
    private static Callable<Boolean> asked(TenantWork work, int[] tenants, int turn) {
        return () -> switch (turn % 3) {
            case 0 -> work.call(tenants[0], WallIT::accounts) == 1;
            case 1 -> work.call(tenants[1], WallIT::accounts) == 2;
            default -> work.raw(WallIT::accounts) == 0;
        };
    }

    private static int insertDistributor(Connection connection, int ofTenant) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into app.distributor (tenant_id, id, external_id, name, created_at)
                values (?, ?, 'D', 'D', now())""")) {
            insert.setInt(1, ofTenant);
            insert.setObject(2, Ids.next());
            return insert.executeUpdate();
        }
    }

    private static int accounts(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select count(*) from app.account");
             var row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    private static long count(String sql) {
        return Database.work().raw(connection -> {
            try (var query = connection.prepareStatement(sql); var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private static Set<String> tables(String condition) {
        return Database.work().raw(connection -> {
            List<String> names = new ArrayList<>();
            try (var query = connection.prepareStatement(TABLES + condition);
                 var rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return new TreeSet<>(names);
        });
    }
}
