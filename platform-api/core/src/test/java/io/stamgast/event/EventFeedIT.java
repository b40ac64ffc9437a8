package io.stamgast.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.kernel.TenantWork;
import io.stamgast.testing.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventFeedIT {

    private final int tenant = Database.newTenant();
    private final int other = Database.newTenant();

    @Test
    void eventsComeInTheOrderTheyWereWrittenIn() {
        var events = IntStream.range(0, 8).mapToObj(Happened::numbered).toArray(Happened[]::new);
        Happened.write(tenant, events);

        awaitAll(8);
        assertEquals(List.of(events).stream().map(Happened::thing).toList(), things(EventFilter.ALL));
    }

    @Test
    void anotherTenantSeesNone() {
        var event = Happened.numbered(1);
        Happened.write(tenant, event);

        awaitAll(1);
        var id = Happened.after(tenant, Position.START, EventFilter.ALL).get(0).id();
        assertEquals(List.of(), Happened.after(other, Position.START, EventFilter.ALL));
        assertEquals(true, Database.work().call(other, connection -> EventFeed.find(connection, other, id)).isEmpty());
        assertEquals(true, Database.work().call(other, connection -> EventFeed.find(connection, tenant, id)).isEmpty());
        assertEquals(event.thing(), Database.work().call(tenant, connection -> EventFeed.find(connection, tenant, id))
                .orElseThrow().subjectId());
    }

    @Test
    void whatIsCommittedWaitsForWhatBeganBefore() throws SQLException {
        try (var slow = Database.app().getConnection()) {
            slow.setAutoCommit(false);
            TenantWork.useTenant(slow, tenant);
            Outbox.write(slow, tenant, Happened.numbered(1));
            var end = Database.work().call(tenant, EventFeed::end);
            Happened.write(tenant, Happened.numbered(2));

            assertEquals(List.of(), Happened.after(tenant, Position.START, EventFilter.ALL));
            slow.commit();
            awaitAll(2);
            assertEquals(List.of(1, 2), numbers(Position.START));
            assertEquals(List.of(1, 2), numbers(end), "both come behind the end that was asked for before");
        }
    }

    @Test
    void theDataHasWhatIsTheEventsOwn() {
        var account = Database.newAccount(tenant, "A-1");
        var event = Happened.numbered(7).to(account);
        Happened.write(tenant, event);

        awaitAll(1);
        var stored = Happened.after(tenant, Position.START, EventFilter.ALL).get(0);
        assertEquals(account, stored.accountId());
        assertEquals(Happened.NOON, stored.occurredAt());
        assertEquals("{\"thing\": \"" + event.thing() + "\", \"number\": 7}", stored.payload());
    }

    @Test
    void filtersNarrowAndKeepTheOrder() {
        var account = Database.newAccount(tenant, "A-1");
        var first = Happened.of("points.earned").to(account);
        var second = Happened.of("tier.upgraded");
        var third = Happened.of("points.expired").at(Happened.NOON.plusSeconds(60));
        var fourth = Happened.of("points.earned");
        Happened.write(tenant, first, second, third, fourth);

        awaitAll(4);
        assertEquals(things(first, third, fourth), things(new EventFilter(List.of("points.expired", "points.earned",
                "points.lost"), null, null, null)));
        assertEquals(List.of(), things(new EventFilter(List.of(), null, null, null)));
        assertEquals(things(first), things(new EventFilter(null, account, null, null)));
        assertEquals(things(second), things(new EventFilter(null, null, second.thing(), null)));
        assertEquals(things(third), things(new EventFilter(null, null, null, Happened.NOON.plusSeconds(1))));
        assertEquals(things(first), things(new EventFilter(List.of("points.earned"), account, first.thing(),
                Happened.NOON)));
    }

    @Test
    void aPlaceThatNobodyCanHaveReadUpToIsRefused() {
        Happened.write(tenant, Happened.numbered(1));
        awaitAll(1);

        assertGone(new Position(1, Long.MAX_VALUE, Ids.next()));
        assertGone(new Position(2, 1, Ids.next()));
        assertGone(new Position(0, 1, Ids.next()));
    }

    @Test
    void aPlaceBeforeWhatIsDeletedIsRefused() {
        Happened.write(tenant, Happened.numbered(1), Happened.numbered(2), Happened.numbered(3));
        awaitAll(3);
        var events = Happened.after(tenant, Position.START, EventFilter.ALL);
        var second = events.get(1).position();
        Database.execute(tenant, """
                insert into app.event_retention (tenant_id, life, transaction, event_id)
                values (?, ?, ?::text::xid8, ?)""", tenant, second.life(), Long.toString(second.transaction()),
                second.id());

        assertGone(events.get(0).position());
        assertEquals(List.of(3), numbers(second));
        assertEquals(List.of(1, 2, 3), numbers(Position.START), "who begins takes what there is");
    }

    private void assertGone(Position position) {
        var refusal = assertThrows(DomainException.class,
                () -> Happened.after(tenant, position, EventFilter.ALL));
        assertEquals("events-gone", refusal.code());
    }

    /** Other tests' transactions are waited for too. */
    private void awaitAll(int events) {
        Shown.await(() -> Happened.after(tenant, Position.START, EventFilter.ALL).size() == events);
    }

    private List<Integer> numbers(Position position) {
        return Happened.after(tenant, position, EventFilter.ALL).stream()
                .map(event -> Integer.valueOf(event.payload().replaceAll(".*\"number\": (\\d+).*", "$1"))).toList();
    }

    private static List<UUID> things(Happened... events) {
        return List.of(events).stream().map(Happened::thing).toList();
    }

    private List<UUID> things(EventFilter filter) {
        return Happened.after(tenant, Position.START, filter).stream().map(StoredEvent::subjectId).toList();
    }
}
