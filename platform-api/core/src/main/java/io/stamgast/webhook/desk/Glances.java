package io.stamgast.webhook.desk;

import static io.stamgast.kernel.Stored.instant;
import static io.stamgast.kernel.Stored.utc;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.webhook.health.Behind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How all of the current tenant's endpoints do, read at once. */
@ApplicationScoped
public class Glances {

    private static final Duration TIME = Duration.ofHours(24);
    private static final String ALL = """
            select e.id, p.failing_since, coalesce(c.delivered, 0) as delivered, coalesce(c.tried, 0) as tried,
                l.created_at as last_at, l.state as last_state
            from app.webhook_endpoint e
            left join app.webhook_progress p on p.tenant_id = ? and p.endpoint_id = e.id
            left join (
                select d.endpoint_id, count(*) filter (where d.state = 'DELIVERED') as delivered,
                    count(*) filter (where d.state <> 'WAITING' or d.attempts > 0) as tried
                from app.webhook_delivery d where d.tenant_id = ? and d.created_at >= ?
                group by d.endpoint_id) c on c.endpoint_id = e.id
            left join lateral (
                select d.created_at, d.state from app.webhook_delivery d
                where d.tenant_id = ? and d.endpoint_id = e.id order by d.event_id desc limit 1) l on true
            where e.tenant_id = ? and e.removed_at is null""";

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Clock clock;

    /** By the endpoints' ids. */
    @Transactional
    public Map<UUID, Glance> all() {
        try (var query = connection.get().prepareStatement(ALL)) {
            query.setInt(1, tenant.id());
            query.setInt(2, tenant.id());
            query.setObject(3, utc(clock.instant().minus(TIME)));
            query.setInt(4, tenant.id());
            query.setInt(5, tenant.id());
            try (var row = query.executeQuery()) {
                var behind = Behind.since(connection.get(), tenant.id(), clock.instant());
                var glances = new HashMap<UUID, Glance>();
                while (row.next()) {
                    var id = row.getObject("id", UUID.class);
                    glances.put(id, glance(row, behind.get(id)));
                }
                return glances;
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private static Glance glance(ResultSet row, Instant behindSince) throws SQLException {
        var state = row.getString("last_state");
        return new Glance(row.getLong("delivered"), row.getLong("tried"), instant(row, "failing_since"),
                behindSince, instant(row, "last_at"), state == null ? null : DeliveryState.valueOf(state));
    }
}
