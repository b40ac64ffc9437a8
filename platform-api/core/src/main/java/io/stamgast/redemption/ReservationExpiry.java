package io.stamgast.redemption;

import io.stamgast.job.TenantTask;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Lets reservations go that nobody confirmed in time, each in a transaction of its own. */
@ApplicationScoped
class ReservationExpiry implements TenantTask {

    private static final int AT_ONCE = 500;

    @Inject
    TenantWork work;

    @Override
    public String name() {
        return "reservation-expiry";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run(int tenantId, Instant now) {
        List<UUID> overdue;
        do {
            overdue = work.call(tenantId,
                    connection -> new RedemptionTable(connection, tenantId).overdue(now, AT_ONCE));
            overdue.forEach(id -> expire(tenantId, id, now));
        } while (overdue.size() == AT_ONCE);
    }

    private void expire(int tenantId, UUID id, Instant now) {
        work.call(tenantId, connection -> Step.of(connection, tenantId, id, "system", now).expire());
    }
}
