package io.stamgast.webhook.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.TenantWork;
import io.stamgast.testing.Database;
import io.stamgast.testing.MovedClock;
import io.stamgast.webhook.endpoint.EndpointDesk;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EndpointRemovalIT {

    private static final int MANY = 12_000;

    private final MovedClock clock = new MovedClock(Instant.parse("2026-12-01T12:00:00Z"));
    private final int tenant = Database.newTenant();
    private final EndpointDesk desk = new EndpointDesk(tenant, clock);

    private UUID endpointWithDeliveries(int tenantId, EndpointDesk endpoints, int count) {
        var id = endpoints.create(EndpointDesk.wanted("https://hooks.example.com/", "*")).id();
        Database.execute(tenantId, """
                insert into app.webhook_delivery (tenant_id, endpoint_id, event_id, type, sequence, state, body,
                    created_at, ended_at)
                select ?, ?, gen_random_uuid(), 'thing.happened', n, 'DELIVERED', '{}', now(), now()
                from generate_series(1, ?) n""", tenantId, id, count);
        return id;
    }

    private static long deliveries(int tenantId) {
        return Database.number(tenantId, "select count(*) from app.webhook_delivery where tenant_id = ?", tenantId);
    }

    private static long endpoints(int tenantId) {
        return Database.number(tenantId, "select count(*) from app.webhook_endpoint where tenant_id = ?", tenantId);
    }

    /** The database, until so many units of work are over. */
    private static TenantWork endingAfter(int units) {
        var left = new AtomicInteger(units);
        return new TenantWork(Database.app()) {
            @Override
            public <T> T raw(Work<T> unit) {
                if (left.getAndDecrement() == 0) {
                    throw new IllegalStateException("stopped");
                }
                return super.raw(unit);
            }
        };
    }

    @Test
    void aRemovalTouchesNoDeliveryAndARoundDeletesThem() {
        desk.remove(endpointWithDeliveries(tenant, desk, MANY));
        assertEquals(MANY, deliveries(tenant));
        new EndpointRemoval(Database.work()).run(tenant, clock.instant());
        assertEquals(0, deliveries(tenant));
        assertEquals(0, endpoints(tenant));
        assertEquals(0, Database.number(tenant, "select count(*) from app.webhook_progress"));
    }

    @Test
    void theyGoInPiecesAndTheEndpointLast() {
        desk.remove(endpointWithDeliveries(tenant, desk, MANY));
        var stopping = new EndpointRemoval(endingAfter(2)); // it looks for endpoints, and deletes once
        assertThrows(IllegalStateException.class, () -> stopping.run(tenant, clock.instant()));
        assertEquals(MANY - 5000, deliveries(tenant));
        assertEquals(1, endpoints(tenant));
        new EndpointRemoval(Database.work()).run(tenant, clock.instant());
        assertEquals(0, endpoints(tenant));
    }

    @Test
    void whatWasNotRemovedAndWhatIsAnothersStays() {
        endpointWithDeliveries(tenant, desk, 1);
        var other = Database.newTenant();
        var others = new EndpointDesk(other, clock);
        others.remove(endpointWithDeliveries(other, others, 1));
        new EndpointRemoval(Database.work()).run(tenant, clock.instant());
        assertEquals(1, deliveries(tenant));
        assertEquals(1, endpoints(tenant));
        assertEquals(1, deliveries(other));
    }
}
