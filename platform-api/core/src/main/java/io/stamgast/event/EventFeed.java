package io.stamgast.event;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.kernel.DomainException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A tenant's events in their order, read by who remembers how far. What is written while somebody reads comes after
 * all that was read: an event is shown once every transaction that began to write before its own has ended. The
 * connection is a unit of work of the tenant.
 */
public final class EventFeed {

    private static final String COLUMNS = """
            o.life, o.transaction::text::bigint as transaction, o.id, o.type, o.subject_id, o.account_id, o.payload,
            o.occurred_at""";
    /** Of an earlier life all are: a dump holds only what had ended. */
    private static final String SETTLED = """
            (o.life < (select max(l.life) from app.event_life l)
                or o.transaction < pg_snapshot_xmin(pg_current_snapshot()))""";
    private static final String FIND = "select " + COLUMNS
            + " from app.outbox o where o.tenant_id = ? and o.id = ? and " + SETTLED;
    private static final String END = """
            select max(l.life), pg_snapshot_xmin(pg_current_snapshot())::text::bigint from app.event_life l""";
    private static final String LIVES = """
            select (select max(l.life) from app.event_life l) as latest,
                exists (select from app.event_life l where l.life = ?) as known,
                ?::text::xid8 <= pg_snapshot_xmin(pg_current_snapshot()) as past,
                exists (select from app.event_retention r where r.tenant_id = ?
                    and (r.life, r.transaction, r.event_id) > (?, ?::text::xid8, ?)) as deleted""";

    private EventFeed() {
    }

    /**
     * The events behind a position, in order.
     *
     * @param limit how many at most
     * @throws DomainException ({@code events-gone}, 410) when some of those behind it are deleted, or it is a place in
     *         a copy of the database that this one doesn't continue: whoever read up to it has to begin anew
     */
    public static List<StoredEvent> after(Connection connection, int tenantId, Position position, int limit,
                                          EventFilter filter) throws SQLException {
        if (!position.equals(Position.START)) {
            requireKept(connection, tenantId, position);
        }
        var query = new FeedQuery(COLUMNS, SETTLED, filter);
        try (var select = connection.prepareStatement(query.text())) {
            query.bind(select, tenantId, position, limit);
            return read(select);
        }
    }

    /** The event, unless it isn't shown yet. */
    public static Optional<StoredEvent> find(Connection connection, int tenantId, UUID id) throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            find.setInt(1, tenantId);
            find.setObject(2, id);
            return read(find).stream().findFirst();
        }
    }

    /** Behind all events that can be read now, and before those that will be. */
    public static Position end(Connection connection) throws SQLException {
        try (var end = connection.prepareStatement(END); var row = end.executeQuery()) {
            row.next();
            return new Position(row.getInt(1), row.getLong(2), Position.START.id());
        }
    }

    private static void requireKept(Connection connection, int tenantId, Position position) throws SQLException {
        try (var lives = connection.prepareStatement(LIVES)) {
            lives.setInt(1, position.life());
            lives.setString(2, Long.toString(position.transaction()));
            lives.setInt(3, tenantId);
            lives.setInt(4, position.life());
            lives.setString(5, Long.toString(position.transaction()));
            lives.setObject(6, position.id());
            try (var row = lives.executeQuery()) {
                row.next();
                var reached = row.getInt("latest") > position.life() || row.getBoolean("past");
                if (!row.getBoolean("known") || !reached || row.getBoolean("deleted")) {
                    throw DomainException.gone("events-gone", "cursor", "Not all events behind this place are kept;"
                            + " begin anew without a cursor.");
                }
            }
        }
    }

    private static List<StoredEvent> read(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            var events = new ArrayList<StoredEvent>();
            while (row.next()) {
                events.add(event(row));
            }
            return events;
        }
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new StoredEvent(new Position(row.getInt("life"), row.getLong("transaction"), id), id,
                row.getString("type"), row.getObject("subject_id", UUID.class), row.getObject("account_id", UUID.class),
                row.getString("payload"), instant(row, "occurred_at"));
    }
}
