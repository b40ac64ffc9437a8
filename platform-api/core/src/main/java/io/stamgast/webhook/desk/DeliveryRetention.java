package io.stamgast.webhook.desk;

import io.stamgast.job.TenantTask;
import io.stamgast.kernel.Stored;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes deliveries that ended when their events are deleted; not before, for none to be delivered anew. */
@ApplicationScoped
public class DeliveryRetention implements TenantTask {

    private static final int CHUNK = 5000;
    private static final String DELETE = """
            delete from app.webhook_delivery d using (
                select o.endpoint_id, o.event_id from app.webhook_delivery o
                where o.tenant_id = ? and o.created_at < ? and o.state <> 'WAITING' limit ?) old
            where d.tenant_id = ? and d.endpoint_id = old.endpoint_id and d.event_id = old.event_id""";

    private final TenantWork work;
    private final Duration kept;

    protected DeliveryRetention() {
        this(null, 0); // for the client proxy
    }

    @Inject
    public DeliveryRetention(TenantWork work,
                             @ConfigProperty(name = "stamgast.events.keep.days", defaultValue = "30") int keptDays) {
        this.work = work;
        this.kept = Duration.ofDays(keptDays + 1L);
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
        while (delete(tenantId, now.minus(kept)) == CHUNK) {
            // the next chunk is a transaction of its own
        }
    }

    private int delete(int tenantId, Instant before) {
        return work.call(tenantId, connection -> {
            try (var delete = connection.prepareStatement(DELETE)) {
                delete.setInt(1, tenantId);
                delete.setObject(2, Stored.utc(before));
                delete.setInt(3, CHUNK);
                delete.setInt(4, tenantId);
                return delete.executeUpdate();
            }
        });
    }
}
