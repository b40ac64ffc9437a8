package io.stamgast.event;

import io.stamgast.kernel.DomainEvent;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Outbox;
import io.stamgast.testing.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Something that happened to no feature's object. */
record Happened(String eventType, UUID thing, UUID accountId, int number, Instant occurredAt) implements DomainEvent {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static Happened numbered(int number) {
        return new Happened("thing.happened", Ids.next(), null, number, NOON);
    }

    static Happened of(String type) {
        return new Happened(type, Ids.next(), null, 0, NOON);
    }

    Happened to(UUID account) {
        return new Happened(eventType, thing, account, number, occurredAt);
    }

    Happened at(Instant time) {
        return new Happened(eventType, thing, accountId, number, time);
    }

    @Override
    public UUID subjectId() {
        return thing;
    }

    /** Each in a transaction of its own. */
    static void write(int tenant, Happened... events) {
        for (var event : events) {
            Database.work().call(tenant, connection -> {
                Outbox.write(connection, tenant, event);
                return null;
            });
        }
    }

    /** All events behind the position, as far as they are shown. */
    static List<StoredEvent> after(int tenant, Position position, EventFilter filter) {
        return Database.work().call(tenant, connection -> after(connection, tenant, position, filter));
    }

    private static List<StoredEvent> after(Connection connection, int tenant, Position position, EventFilter filter)
            throws SQLException {
        var all = new ArrayList<StoredEvent>();
        var page = EventFeed.after(connection, tenant, position, 3, filter);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = EventFeed.after(connection, tenant, page.get(page.size() - 1).position(), 3, filter);
        }
        return all;
    }
}
