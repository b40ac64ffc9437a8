package io.stamgast.webhook.retention;

import io.stamgast.job.TenantTask;
import io.stamgast.kernel.Stored;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes deliveries that ended when their events are deleted; not before, for none to be delivered anew. */
@ApplicationScoped
public class DeliveryRetention implements TenantTask {

    private static final int CHUNK = 5000;
    /** Where a chunk ends: at a time, for none of those made with its last to be looked at again. */
    private static final String END = """
            select o.created_at from app.webhook_delivery o
            where o.tenant_id = ? and o.created_at > ? and o.created_at < ? order by o.created_at limit 1 offset ?""";
    private static final String DELETE = """
            delete from app.webhook_delivery d
            where d.tenant_id = ? and d.created_at > ? and d.created_at <= ? and d.created_at < ?
                and d.state <> 'WAITING'""";

    private final TenantWork work;
    private final Duration kept;

    protected DeliveryRetention() {
        this(null, 0); // for the client proxy
    }

    @Inject
    public DeliveryRetention(TenantWork work,
                             @ConfigProperty(name = "stamgast.events.keep.days", defaultValue = "30") int keptDays) {
        this.work = work;
        this.kept = kept(keptDays);
    }

    /**
     * How long deliveries are kept.
     *
     * @param eventDays how long events are
     */
    public static Duration kept(int eventDays) {
        return Duration.ofDays(eventDays + 1L);
    }

    @Override
    public String name() {
        return "webhook-retention";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(1);
    }

    @Override
    public void run(int tenantId, Instant now) {
        var before = now.minus(kept);
        for (var after = Instant.EPOCH; after != null;) {
            var from = after; // the next chunk is a transaction of its own
            after = work.call(tenantId, connection -> delete(connection, tenantId, from, before));
        }
    }

    /** @return what the chunk went up to; null when nothing is left */
    private static Instant delete(Connection connection, int tenantId, Instant after, Instant before)
            throws SQLException {
        var end = end(connection, tenantId, after, before);
        try (var delete = connection.prepareStatement(DELETE)) {
            delete.setInt(1, tenantId);
            delete.setObject(2, Stored.utc(after));
            delete.setObject(3, Stored.utc(end == null ? before : end));
            delete.setObject(4, Stored.utc(before));
            delete.executeUpdate();
        }
        return end;
    }

    private static Instant end(Connection connection, int tenantId, Instant after, Instant before)
            throws SQLException {
        try (var query = connection.prepareStatement(END)) {
            query.setInt(1, tenantId);
            query.setObject(2, Stored.utc(after));
            query.setObject(3, Stored.utc(before));
            query.setInt(4, CHUNK - 1);
            try (var row = query.executeQuery()) {
                return row.next() ? Stored.instant(row, 1) : null;
            }
        }
    }
}
