package io.stamgast.redemption;

import io.stamgast.job.Failures;
import io.stamgast.job.TenantTask;
import io.stamgast.kernel.TenantWork;
import io.stamgast.redemption.RedemptionTable.Overdue;
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
        var failures = new Failures();
        List<Overdue> overdue;
        var last = Overdue.START;
        do {
            var from = last;
            overdue = work.call(tenantId,
                    connection -> new RedemptionTable(connection, tenantId).overdue(now, from, AT_ONCE));
            for (var one : overdue) {
                expire(tenantId, one.id(), now, failures);
                last = one;
            }
        } while (overdue.size() == AT_ONCE);
        failures.rethrow();
    }

    /** One that can't be let go keeps no other waiting. */
    private void expire(int tenantId, UUID id, Instant now, Failures failures) {
        try {
            work.call(tenantId, connection -> Step.of(connection, tenantId, id, "system", now).expire());
        } catch (RuntimeException failure) {
            failures.add(failure);
        }
    }
}
