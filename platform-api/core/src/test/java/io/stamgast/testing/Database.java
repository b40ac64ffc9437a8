package io.stamgast.testing;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests, one per JVM, migrated by the owner's role as in production. Tests connect as the
 * application's role, each with tenants of its own: nothing is cleaned up and no test sees another's rows.
 */
public final class Database {

    // held here, so that its level is kept
    private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final EmptyDatabase POSTGRES = start();

    private Database() {
    }

    /** What the product gets: the application's role, schema {@code app}. */
    public static DataSource app() {
        return as(EmptyDatabase.APP);
    }

    /** The same as the owner of the tables; the wall holds for it too. */
    public static DataSource owner() {
        return as(EmptyDatabase.OWNER);
    }

    public static TenantWork work() {
        return new TenantWork(app());
    }

    public static int port() {
        return POSTGRES.port();
    }

    /** A fresh, active tenant with program 1: EUR, Europe/Amsterdam, no pending period, no expiry, FLOOR. */
    public static int newTenant() {
        return newTenant(Map.of());
    }

    /** @param settings columns of {@code program} that differ from the defaults, such as {@code pending_days} */
    public static int newTenant(Map<String, Object> settings) {
        var tenant = insertTenant("t" + ProcessHandle.current().pid() + "x" + TENANTS.incrementAndGet());
        insertProgram(tenant);
        if (!settings.isEmpty()) {
            var columns = settings.keySet().stream().toList();
            var values = new ArrayList<Object>(columns.stream().map(settings::get).toList());
            values.add(tenant);
            execute(tenant, "update app.program set " + String.join(" = ?, ", columns) + " = ? where tenant_id = ?",
                    values.toArray());
        }
        return tenant;
    }

    /** The test mode of a tenant, open, with a program as {@link #newTenant()} makes it. */
    public static int newTestMode(int live) {
        var test = insertTestMode(live);
        insertProgram(test);
        return test;
    }

    private static int insertTestMode(int live) {
        return work().raw(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into app.tenant as made (id, alias, name, admin_email, state, created_at, live_id, opened_at)
                    select nextval('app.test_mode_id'), live.alias || '.test', live.name, live.admin_email, 'ACTIVE',
                        now(), live.id, now()
                    from app.tenant live where live.id = ? returning made.id""")) {
                insert.setInt(1, live);
                try (var row = insert.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    /** An account of its own balance, with the balance's row. */
    public static UUID newAccount(int tenant, String externalId) {
        var id = Ids.next();
        execute(tenant, """
                insert into app.account (tenant_id, id, program_id, external_id, name, search_name, pool_id, created_at)
                values (?, ?, 1, ?, ?, lower(?), ?, now())""", tenant, id, externalId, externalId, externalId, id);
        execute(tenant, "insert into app.balance (tenant_id, account_id, program_id) values (?, ?, 1)", tenant, id);
        return id;
    }

    /** Runs a statement as the application's role, for the tenant; answers the number of rows it touched. */
    public static int execute(int tenant, String sql, Object... values) {
        return work().call(tenant, connection -> update(connection, sql, values));
    }

    /** Runs a statement as the tables' owner, for the tenant: to break what the application could not. */
    public static int executeAsOwner(int tenant, String sql, Object... values) {
        return new TenantWork(owner()).call(tenant, connection -> update(connection, sql, values));
    }

    /** The one number that a query answers, as the application's role, for the tenant. */
    public static long number(int tenant, String sql, Object... values) {
        return work().call(tenant, connection -> {
            try (var query = connection.prepareStatement(sql)) {
                for (var i = 0; i < values.length; i++) {
                    query.setObject(i + 1, values[i]);
                }
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /** Returns as soon as some transaction waits for this one; the waiter's end without having waited is an error. */
    public static void awaitThatOneWaits(Connection holder, Future<?> waiter) throws SQLException {
        var waiting = """
                select count(*) from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))""";
        var end = System.nanoTime() + PATIENCE.toNanos();
        try (var query = holder.prepareStatement(waiting)) {
            for (var waits = false; !waits; ) {
                if (waiter.isDone() || System.nanoTime() > end) {
                    throw new AssertionError("it didn't wait");
                }
                try (var row = query.executeQuery()) {
                    row.next();
                    waits = row.getLong(1) > 0;
                }
            }
        }
    }

    /** Whether the transaction holds back who follows the events: it has a number as soon as it writes. */
    public static boolean hasWritten(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select pg_current_xact_id_if_assigned() is not null");
             var row = query.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static void insertProgram(int tenant) {
        execute(tenant, """
                insert into app.program (tenant_id, id, currency, time_zone, points_name, fair_value, rounding,
                    pending_days, expiry, expiry_months, restore_grace_days, negative_balance, auto_enrol,
                    earning_sources, reservation_minutes, adjustment_limit, pooled_balance)
                values (?, 1, 'EUR', 'Europe/Amsterdam', 'points', 0.01, 'FLOOR',
                    0, 'NONE', null, 0, 'ALLOW_NEGATIVE', true, null, 60, null, false)""", tenant);
    }

    private static int insertTenant(String alias) {
        return work().raw(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into app.tenant (alias, name, admin_email, state, created_at)
                    values (?, ?, 'admin@example.com', 'ACTIVE', now()) returning id""")) {
                insert.setString(1, alias);
                insert.setString(2, alias);
                try (var row = insert.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    private static PGSimpleDataSource as(String role) {
        return as(POSTGRES, role);
    }

    private static PGSimpleDataSource as(EmptyDatabase postgres, String role) {
        var source = new PGSimpleDataSource();
        source.setUrl(postgres.url());
        source.setUser(role);
        source.setCurrentSchema("app");
        return source;
    }

    private static EmptyDatabase start() {
        MIGRATIONS.setLevel(Level.WARNING);
        var postgres = new EmptyDatabase(Map.of("max_connections", "150", "autovacuum_naptime", "2s"));
        Flyway.configure()
                .dataSource(postgres.url(), EmptyDatabase.OWNER, "")
                .defaultSchema("app")
                .locations("classpath:db/migration")
                .placeholders(Map.of("appRole", EmptyDatabase.APP))
                .load()
                .migrate();
        PublishedEvents.in(as(postgres, EmptyDatabase.APP));
        return postgres;
    }
}
