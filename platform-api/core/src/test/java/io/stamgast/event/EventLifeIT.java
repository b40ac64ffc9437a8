package io.stamgast.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
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
class EventLifeIT {

    private static final int TENANT = 1;
    /** Of the cluster that it came from. */
    private static final long FAR_AHEAD = 5_000_000_000L;

    private final EmptyDatabase postgres = new EmptyDatabase(Map.of());
    private final PGSimpleDataSource app = as(EmptyDatabase.APP);
    private final TenantWork work = new TenantWork(app);

    @BeforeEach
    void start() {
        migrate();
        work.raw(connection -> connection.createStatement().executeUpdate("""
                insert into app.tenant (id, alias, name, admin_email, state, created_at)
                overriding system value values (1, 'one', 'One', 'admin@one.example', 'ACTIVE', now())"""));
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void startingAgainBeginsNoLife() {
        migrate();

        assertEquals(1, lives());
    }

    @Test
    void whatWasWrittenInAnotherClusterComesFirstAndInItsOrder() {
        var old = List.of(written(FAR_AHEAD + 2), written(FAR_AHEAD + 1), written(FAR_AHEAD));
        assertEquals(List.of(), shown(Position.START), "its transactions seem to be in the future");

        moveToAnotherCluster();
        var fresh = written();

        assertEquals(2, lives());
        assertEquals(List.of(old.get(2), old.get(1), old.get(0), fresh), shown(Position.START));
    }

    @Test
    void whoReadPartOfItGoesOnWithoutAGap() {
        written(FAR_AHEAD);
        var second = written(FAR_AHEAD + 1);
        moveToAnotherCluster();
        var fresh = written();
        var first = work.call(TENANT, connection -> EventFeed.after(connection, TENANT, Position.START, 1,
                EventFilter.ALL)).get(0).position();

        assertEquals(List.of(second, fresh), shown(first));
        assertEquals(List.of(fresh), shown(new Position(1, FAR_AHEAD + 1000, Ids.next())),
                "up to what was lost with the other cluster");
    }

    @Test
    void whoReadInACopyThatThisDoesNotContinueIsRefused() {
        written(FAR_AHEAD);
        moveToAnotherCluster();
        var here = work.call(TENANT, EventFeed::end);
        written();

        var elsewhere = new Position(here.life() - 1, 1, Ids.next());
        assertEquals("events-gone", assertThrows(DomainException.class, () -> shown(elsewhere)).code());
    }

    @Test
    void theApplicationBeginsNoLife() {
        assertThrows(RuntimeException.class, () -> work.raw(connection ->
                connection.createStatement().execute("select app.begin_life_where_the_cluster_changed()")));
    }

    /** As a restored dump finds itself: its last start was in a cluster with another number. */
    private void moveToAnotherCluster() {
        postgres.execute(EmptyDatabase.NAME, "update app.event_life set system_identifier = system_identifier - 1");
        migrate();
    }

    private UUID written() {
        return work.call(TENANT, connection -> {
            var event = Happened.numbered(1);
            Outbox.write(connection, TENANT, event);
            return event.thing();
        });
    }

    private UUID written(long transaction) {
        return work.call(TENANT, connection -> {
            var subject = Ids.next();
            try (var insert = connection.prepareStatement("""
                    insert into app.outbox (tenant_id, id, transaction, type, subject_id, payload, occurred_at)
                    values (?, ?, ?::text::xid8, 'thing.happened', ?, '{}', now())""")) {
                insert.setInt(1, TENANT);
                insert.setObject(2, Ids.next());
                insert.setString(3, Long.toString(transaction));
                insert.setObject(4, subject);
                insert.executeUpdate();
            }
            return subject;
        });
    }

    private List<UUID> shown(Position position) {
        return work.call(TENANT, connection -> EventFeed.after(connection, TENANT, position, 10, EventFilter.ALL))
                .stream().map(StoredEvent::subjectId).toList();
    }

    private int lives() {
        return work.raw(connection -> {
            try (var query = connection.prepareStatement("select count(*) from app.event_life");
                 var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        });
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
