package io.stamgast.webhook.retention;

import io.stamgast.job.TenantTask;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Deletes what removed endpoints left: first their deliveries, then they themselves. */
@ApplicationScoped
public class EndpointRemoval implements TenantTask {

    private static final int CHUNK = 5000;
    private static final String REMOVED = """
            select e.id from app.webhook_endpoint e where e.tenant_id = ? and e.removed_at is not null""";
    private static final String DELETE_DELIVERIES = """
            delete from app.webhook_delivery d
            where d.tenant_id = ? and d.endpoint_id = ? and d.event_id <= (
                select g.event_id from (
                    select o.event_id from app.webhook_delivery o
                    where o.tenant_id = ? and o.endpoint_id = ? order by o.event_id limit ?) g
                order by g.event_id desc limit 1)""";
    private static final String DELETE = """
            delete from app.webhook_endpoint where tenant_id = ? and id = ? and removed_at is not null""";

    private final TenantWork work;

    protected EndpointRemoval() {
        this(null); // for the client proxy
    }

    @Inject
    public EndpointRemoval(TenantWork work) {
        this.work = work;
    }

    @Override
    public String name() {
        return "webhook-endpoint-removal";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(5);
    }

    @Override
    public void run(int tenantId, Instant now) {
        for (var endpoint : work.call(tenantId, connection -> removed(connection, tenantId))) {
            while (deleteDeliveries(tenantId, endpoint) > 0) {
                // the next chunk is a transaction of its own
            }
            delete(tenantId, endpoint);
        }
    }

    private static List<UUID> removed(Connection connection, int tenantId) throws SQLException {
        try (var query = connection.prepareStatement(REMOVED)) {
            query.setInt(1, tenantId);
            try (var row = query.executeQuery()) {
                var removed = new ArrayList<UUID>();
                while (row.next()) {
                    removed.add(row.getObject(1, UUID.class));
                }
                return removed;
            }
        }
    }

    private int deleteDeliveries(int tenantId, UUID endpoint) {
        return work.call(tenantId, connection -> {
            try (var delete = connection.prepareStatement(DELETE_DELIVERIES)) {
                delete.setInt(1, tenantId);
                delete.setObject(2, endpoint);
                delete.setInt(3, tenantId);
                delete.setObject(4, endpoint);
                delete.setInt(5, CHUNK);
                return delete.executeUpdate();
            }
        });
    }

    private void delete(int tenantId, UUID endpoint) {
        work.call(tenantId, connection -> {
            try (var delete = connection.prepareStatement(DELETE)) {
                delete.setInt(1, tenantId);
                delete.setObject(2, endpoint);
                return delete.executeUpdate();
            }
        });
    }
}
