package io.stamgast.webhook.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.testing.Database;
import io.stamgast.testing.MovedClock;
import io.stamgast.webhook.endpoint.EndpointDesk;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryRetentionIT {

    private static final Instant NOW = Instant.parse("2026-12-31T12:00:00Z");
    private static final String OLD = "2026-11-30T11:59:59Z";
    private static final String KEPT = "2026-11-30T12:00:00Z";

    private final int tenant = Database.newTenant();
    private final UUID endpoint = endpoint(tenant);

    private static UUID endpoint(int tenantId) {
        return new EndpointDesk(tenantId, new MovedClock(NOW))
                .create(EndpointDesk.wanted("https://hooks.example.com/", "*")).id();
    }

    /** Made in tens, each ten a millisecond before the next; the last one at that time. */
    private static void deliveries(int tenantId, UUID endpoint, String state, String last, int count) {
        Database.execute(tenantId, """
                insert into app.webhook_delivery (tenant_id, endpoint_id, event_id, type, sequence, state, body,
                    created_at, due_at, ended_at)
                select ?, ?, gen_random_uuid(), 'thing.happened', n, ?, '{}',
                    ?::timestamptz - n / 10 * interval '1 ms', case ? when 'WAITING' then now() end,
                    case ? when 'WAITING' then null else now() end
                from generate_series(0, ? - 1) n""", tenantId, endpoint, state, last, state, state, count);
    }

    private static long left(int tenantId) {
        return Database.number(tenantId, "select count(*) from app.webhook_delivery where tenant_id = ?", tenantId);
    }

    @Test
    void whatEndedGoesOnceItsEventsAreGoneAndWhatWaitsStays() {
        var other = Database.newTenant();
        deliveries(other, endpoint(other), "DELIVERED", OLD, 1);
        deliveries(tenant, endpoint, "DELIVERED", OLD, 9_000);
        deliveries(tenant, endpoint, "FAILED", OLD, 9_000);
        deliveries(tenant, endpoint, "WAITING", OLD, 7_000);
        Database.execute(tenant, """
                insert into app.webhook_delivery (tenant_id, endpoint_id, event_id, type, sequence, state, created_at,
                    ended_at)
                values (?, ?, gen_random_uuid(), 'thing.happened', 0, 'DELIVERED', ?, now())""", tenant, endpoint,
                Instant.parse(KEPT).atOffset(ZoneOffset.UTC));

        new DeliveryRetention(Database.work(), 30).run(tenant, NOW);

        assertEquals(7_001, left(tenant));
        assertEquals(1, left(other));
    }
}
