package io.stamgast.webhook.endpoint;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.event.EventFeed;
import io.stamgast.event.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * Whether, from where and in which order endpoints follow the tenant's events, in the caller's unit of work. What
 * follows has a lane, which tells the instances of the server that there is something to look after.
 */
public final class Following {

    private static final String BEGIN = """
            insert into app.webhook_progress as progress (tenant_id, endpoint_id, life, transaction, event_id)
            values (?, ?, ?, ?::text::xid8, ?)
            on conflict (tenant_id, endpoint_id) do update
            set life = excluded.life, transaction = excluded.transaction, event_id = excluded.event_id,
                failing_since = null, warnings = 0, warned_at = null, behind_warned_at = null""";
    private static final String OPEN = """
            insert into app.webhook_lane (tenant, endpoint) values (?, ?) on conflict do nothing""";
    private static final String CLOSE = "delete from app.webhook_lane where tenant = ? and endpoint = ?";

    /** What waits behind an earlier one of its account's has that one's time. */
    private static final String LET_GO = """
            update app.webhook_delivery d set due_at = ?
            where d.tenant_id = ? and d.endpoint_id = ? and d.state = 'WAITING' and d.due_at > ? and exists (
                select from app.webhook_delivery b
                where b.tenant_id = ? and b.endpoint_id = ? and b.account_id = d.account_id
                    and b.sequence < d.sequence and b.state = 'WAITING')""";

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

    /** Makes due what waits behind an earlier one of its account's, where that is not waited for any more. */
    static void letGo(Connection connection, int tenantId, UUID endpoint, Instant now) throws SQLException {
        try (var let = connection.prepareStatement(LET_GO)) {
            let.setObject(1, utc(now));
            let.setInt(2, tenantId);
            let.setObject(3, endpoint);
            let.setObject(4, utc(now));
            let.setInt(5, tenantId);
            let.setObject(6, endpoint);
            let.executeUpdate();
        }
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
