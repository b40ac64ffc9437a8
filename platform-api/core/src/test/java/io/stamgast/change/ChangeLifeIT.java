package io.stamgast.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import io.stamgast.testing.EmptyDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that goes on in another cluster, where transactions have other numbers. */
class ChangeLifeIT {

    private static final int TENANT = 1;
    /** Of the cluster that it came from. */
    private static final long FAR_AHEAD = 5_000_000_000L;

    private final EmptyDatabase postgres = new EmptyDatabase(Map.of());
    private final TenantWork work = new TenantWork(as(EmptyDatabase.APP));

    @BeforeEach
    void start() {
        migrate();
        postgres.execute(EmptyDatabase.NAME, """
                insert into app.tenant (id, alias, name, admin_email, state, created_at)
                overriding system value values (1, 'one', 'One', 'admin@one.example', 'ACTIVE', now());
                insert into app.program (tenant_id, id, currency, time_zone, points_name, fair_value, rounding,
                    pending_days, expiry, expiry_months, restore_grace_days, negative_balance, auto_enrol,
                    earning_sources, reservation_minutes, adjustment_limit, pooled_balance)
                values (1, 1, 'EUR', 'Europe/Amsterdam', 'points', 0.01, 'FLOOR',
                    0, 'NONE', null, 0, 'ALLOW_NEGATIVE', true, null, 60, null, false)""");
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void whatWasWrittenInAnotherClusterComesFirstAndWhatChangesThenComesAgain() {
        var second = written(FAR_AHEAD + 1);
        var first = written(FAR_AHEAD);
        assertEquals(List.of(), shown(Place.START), "its transactions seem to be in the future");

        postgres.execute(EmptyDatabase.NAME, "update app.event_life set system_identifier = system_identifier - 1");
        migrate();
        var fresh = written();
        assertEquals(List.of(first, second, fresh), shown(Place.START));
        var read = new Place(1, FAR_AHEAD + 1, ChangeKind.ACCOUNT.ordinal(), second);
        assertEquals(List.of(fresh), shown(read));

        work.call(TENANT, connection -> connection.createStatement().executeUpdate("""
                update app.account set life = default, transaction = default
                where tenant_id = 1 and id = '%s'""".formatted(first)));

        assertEquals(List.of(fresh, first), shown(read));
        assertEquals(List.of(second, fresh, first), shown(Place.START));
    }

    private UUID written() {
        var id = Ids.next();
        insert(id, "default");
        return id;
    }

    private UUID written(long transaction) {
        var id = Ids.next();
        insert(id, "'" + transaction + "'");
        return id;
    }

    private void insert(UUID id, String transaction) {
        work.call(TENANT, connection -> connection.createStatement().executeUpdate("""
                insert into app.account (tenant_id, id, transaction, program_id, external_id, name, search_name,
                    pool_id, created_at)
                values (1, '%1$s', %2$s, 1, '%1$s', 'A', 'a', '%1$s', now())""".formatted(id, transaction)));
    }

    private List<UUID> shown(Place place) {
        return work.call(TENANT, connection -> ChangeFeed.after(connection, TENANT, place, 10, Followed.ALL)).stream()
                .map(Change::id).toList();
    }

    private void migrate() {
        Flyway.configure().dataSource(as(EmptyDatabase.OWNER)).defaultSchema("app")
                .locations("classpath:db/migration").placeholders(Map.of("appRole", EmptyDatabase.APP))
                .load().migrate();
    }

    private PGSimpleDataSource as(String role) {
        var source = new PGSimpleDataSource();
        source.setUrl(postgres.url());
        source.setUser(role);
        source.setCurrentSchema("app");
        return source;
    }
}
