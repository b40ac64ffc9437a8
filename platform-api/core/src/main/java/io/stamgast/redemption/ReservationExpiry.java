package io.stamgast.redemption;

import io.stamgast.job.TenantTask;
import io.stamgast.job.turn.Pieces;
import io.stamgast.kernel.TenantWork;
import io.stamgast.redemption.RedemptionTable.Overdue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

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
        new Pieces(work, tenantId).all(Overdue.START, AT_ONCE,
                (connection, last) -> new RedemptionTable(connection, tenantId).overdue(now, last, AT_ONCE),
                (connection, one) -> Step.of(connection, tenantId, one.id(), "system", now).expire());
    }
}
