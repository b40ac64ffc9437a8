package io.stamgast.webhook.endpoint;

import io.stamgast.event.EventFeed;
import io.stamgast.event.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Whether and from where endpoints follow the tenant's events, in the caller's unit of work. What follows has a lane,
 * which tells the instances of the server that there is something to look after.
 */
public final class Following {

    private static final String BEGIN = """
            insert into app.webhook_progress as progress (tenant_id, endpoint_id, life, transaction, event_id)
            values (?, ?, ?, ?::text::xid8, ?)
            on conflict (tenant_id, endpoint_id) do update
            set life = excluded.life, transaction = excluded.transaction, event_id = excluded.event_id,
                failing_since = null, warnings = 0, warned_at = null""";
    private static final String OPEN = """
            insert into app.webhook_lane (tenant, endpoint) values (?, ?) on conflict do nothing""";
    private static final String CLOSE = "delete from app.webhook_lane where tenant = ? and endpoint = ?";

    private Following() {
    }

    /** Follows what happens from now on. */
    static void begin(Connection connection, int tenantId, UUID endpoint) throws SQLException {
        mark(connection, tenantId, endpoint, EventFeed.end(connection));
        lane(connection, OPEN, tenantId, endpoint);
    }

    public static void end(Connection connection, int tenantId, UUID endpoint) throws SQLException {
        lane(connection, CLOSE, tenantId, endpoint);
    }

    private static void mark(Connection connection, int tenantId, UUID endpoint, Position position)
            throws SQLException {
        try (var begin = connection.prepareStatement(BEGIN)) {
            begin.setInt(1, tenantId);
            begin.setObject(2, endpoint);
            begin.setInt(3, position.life());
            begin.setString(4, Long.toString(position.transaction()));
            begin.setObject(5, position.id());
            begin.executeUpdate();
        }
    }

    private static void lane(Connection connection, String sql, int tenantId, UUID endpoint) throws SQLException {
        try (var lane = connection.prepareStatement(sql)) {
            lane.setInt(1, tenantId);
            lane.setObject(2, endpoint);
            lane.executeUpdate();
        }
    }
}
