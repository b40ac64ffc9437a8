package io.stamgast.webhook.desk;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.event.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** The statements by which deliveries are sent again, in the caller's unit of work. */
final class ReplayTable {

    private static final String MEANT = """
            d.tenant_id = ? and d.endpoint_id = ? and d.state = any (?::text[])
                and (?::timestamptz is null or d.created_at >= ?) and (?::timestamptz is null or d.created_at < ?)
                and (?::uuid is null or d.event_id >= ?) and (?::uuid is null or d.event_id <= ?)
                and d.ended_at <= ?""";
    private static final String COUNT = "select count(*) from app.webhook_delivery d where " + MEANT;
    private static final String PIECE_END = "select d.event_id from app.webhook_delivery d where " + MEANT
            + " and d.event_id > ? order by d.event_id limit 1 offset ?";
    private static final String AGAIN = """
            update app.webhook_delivery d set state = 'WAITING', attempts = 0, due_at = ?, ended_at = null
            where\s""" + MEANT + " and d.event_id > ? and (?::uuid is null or d.event_id <= ?)";
    private static final String BACK = """
            update app.webhook_progress p set life = ?, transaction = ?::text::xid8, event_id = ?
            where p.tenant_id = ? and p.endpoint_id = ?
                and (p.life, p.transaction, p.event_id) > (?, ?::text::xid8, ?)""";

    /** Deliveries that there are, and those that are still to be made of events behind the endpoint's position. */
    private static final String UNTRIED = """
            select (
                select count(*) from app.webhook_delivery d
                where d.tenant_id = ? and d.endpoint_id = ? and d.state = 'WAITING' and d.attempts = 0
                    and d.event_id <= ?
            ) + (
                select count(*) from app.webhook_progress p join app.outbox o on o.tenant_id = p.tenant_id
                    and (o.life, o.transaction, o.id) > (p.life, p.transaction, p.event_id)
                where p.tenant_id = ? and o.tenant_id = ? and p.endpoint_id = ? and o.id <= ?
                    and (?::text[] is null or o.type = any (?::text[]))
                    and not exists (
                        select from app.webhook_delivery m
                        where m.tenant_id = ? and m.endpoint_id = ? and m.event_id = o.id)
            )""";

    private final Connection connection;
    private final int tenantId;
    private final UUID endpoint;

    ReplayTable(Connection connection, int tenantId, UUID endpoint) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.endpoint = endpoint;
    }

    /** @param begun those that ended later don't count */
    long count(ReplayBody range, Instant begun) throws SQLException {
        try (var count = connection.prepareStatement(COUNT)) {
            bind(count, 1, meant(range, begun));
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * Some of a replay.
     *
     * @param end the last event's id; null when nothing is left
     */
    record Piece(UUID end, int deliveries) {
    }

    /**
     * Sends some again, in the order of their events.
     *
     * @param after the id of the event behind which they begin
     */
    Piece again(ReplayBody range, Instant begun, UUID after, int limit) throws SQLException {
        var end = end(range, begun, after, limit);
        try (var again = connection.prepareStatement(AGAIN)) {
            again.setObject(1, utc(begun));
            var next = bind(again, 2, meant(range, begun));
            bind(again, next, after, end, end);
            return new Piece(end, again.executeUpdate());
        }
    }

    private UUID end(ReplayBody range, Instant begun, UUID after, int limit) throws SQLException {
        try (var query = connection.prepareStatement(PIECE_END)) {
            var next = bind(query, 1, meant(range, begun));
            bind(query, next, after, limit - 1);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
    }

    private Object[] meant(ReplayBody range, Instant begun) throws SQLException {
        return new Object[] {tenantId, endpoint,
            connection.createArrayOf("text", range.states().stream().map(DeliveryState::name).toArray()),
            utc(range.since()), utc(range.since()), utc(range.until()), utc(range.until()), range.firstEvent(),
            range.firstEvent(), range.lastEvent(), range.lastEvent(), utc(begun)};
    }

    /**
     * @param types of which deliveries are made; null for every type
     * @param upTo the last event that counts
     */
    long untried(Collection<String> types, UUID upTo) throws SQLException {
        var names = types == null ? null : connection.createArrayOf("text", types.toArray());
        try (var count = connection.prepareStatement(UNTRIED)) {
            bind(count, 1, tenantId, endpoint, upTo, tenantId, tenantId, endpoint, upTo, names, names, tenantId,
                    endpoint);
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** @return the index behind the last value */
    private static int bind(PreparedStatement statement, int first, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(first + i, values[i]);
        }
        return first + values.length;
    }

    /** Follows events from there once more; of one that there is a delivery of, no second one is made. */
    void back(Position to) throws SQLException {
        try (var back = connection.prepareStatement(BACK)) {
            back.setInt(1, to.life());
            back.setString(2, Long.toString(to.transaction()));
            back.setObject(3, to.id());
            back.setInt(4, tenantId);
            back.setObject(5, endpoint);
            back.setInt(6, to.life());
            back.setString(7, Long.toString(to.transaction()));
            back.setObject(8, to.id());
            back.executeUpdate();
        }
    }
}
