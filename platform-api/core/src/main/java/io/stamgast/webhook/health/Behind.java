package io.stamgast.webhook.health;

import static io.stamgast.kernel.Stored.instant;
import static io.stamgast.kernel.Stored.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Which endpoints are slower than their tenant's events. */
public final class Behind {

    /** What is younger is on its way. */
    private static final Duration USUAL = Duration.ofMinutes(1);
    private static final String QUERY = """
            select e.id, first.occurred_at
            from app.webhook_endpoint e
            join app.webhook_progress p on p.tenant_id = ? and p.endpoint_id = e.id
            cross join lateral (
                select o.occurred_at from app.outbox o
                where o.tenant_id = ? and (o.life, o.transaction, o.id) > (p.life, p.transaction, p.event_id)
                order by o.life, o.transaction, o.id limit 1) first
            where e.tenant_id = ? and e.state = 'ON' and first.occurred_at < ?""";

    private Behind() {
    }

    /** When the first event occurred that an endpoint has not got to, by the ids of those that are behind. */
    public static Map<UUID, Instant> since(Connection connection, int tenantId, Instant now) throws SQLException {
        return since(connection, tenantId, now, USUAL);
    }

    /** @param more than so long */
    static Map<UUID, Instant> since(Connection connection, int tenantId, Instant now, Duration more)
            throws SQLException {
        try (var query = connection.prepareStatement(QUERY)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            query.setInt(3, tenantId);
            query.setObject(4, utc(now.minus(more)));
            try (var row = query.executeQuery()) {
                var behind = new HashMap<UUID, Instant>();
                while (row.next()) {
                    behind.put(row.getObject(1, UUID.class), instant(row, 2));
                }
                return behind;
            }
        }
    }
}
