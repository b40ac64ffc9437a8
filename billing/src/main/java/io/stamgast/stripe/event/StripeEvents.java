package io.stamgast.stripe.event;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The events of the current tenant, as people look after them. */
@ApplicationScoped
public class StripeEvents {

    @Inject
    TenantWork work;
    @Inject
    CurrentTenant tenant;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    protected StripeEvents() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public StripeEvents(TenantWork work, CurrentTenant tenant, Audit audit, Clock clock) {
        this.work = work;
        this.tenant = tenant;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Events, the latest first.
     *
     * @param state null for every state, like {@code type} for every type
     * @param after the last one shown; null for the first page
     */
    public List<StoredEvent> list(StoredEvent.State state, String type, Position after, int limit) {
        return work.call(tenant.id(), connection -> new EventTable(connection, tenant.id())
                .list(state, type, after, limit));
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such event */
    public StoredEvent find(String id) {
        return work.call(tenant.id(), connection -> new EventTable(connection, tenant.id()).find(id))
                .orElseThrow(() -> DomainException.notFound("event", id));
    }

    /**
     * Has an event worked off once more, now; one that waits for another attempt need not wait any longer.
     *
     * @throws DomainException ({@code not-found}, 404)
     */
    public StoredEvent process(String id) {
        return work.call(tenant.id(), connection -> {
            var table = new EventTable(connection, tenant.id());
            var before = table.find(id).orElseThrow(() -> DomainException.notFound("event", id));
            table.again(id, clock.instant());
            audit.record(connection, tenant.id(), "repeated", "stripe-event", id, Map.of("state", before.state()),
                    Map.of("state", StoredEvent.State.WAITING));
            return table.find(id).orElseThrow();
        });
    }
}
