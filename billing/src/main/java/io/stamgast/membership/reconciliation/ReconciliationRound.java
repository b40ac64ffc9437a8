package io.stamgast.membership.reconciliation;

import io.stamgast.job.Jobs;
import io.stamgast.job.TenantTask;
import io.stamgast.kernel.TenantWork;
import io.stamgast.program.ProgramSettings;
import io.stamgast.stripe.StripeAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Has every tenant that is connected to Stripe compared with it once a night, at 3 o'clock in its program's zone. */
@ApplicationScoped
public class ReconciliationRound implements TenantTask {

    private static final int HOUR = 3;
    private static final String TAKE_DAY = """
            update app.stripe_account set reconciled_on = ?
            where tenant_id = ? and charges_enabled and (reconciled_on is null or reconciled_on < ?)""";

    @Inject
    TenantWork work;
    @Inject
    StripeAccess access;

    protected ReconciliationRound() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public ReconciliationRound(TenantWork work, StripeAccess access) {
        this.work = work;
        this.access = access;
    }

    @Override
    public String name() {
        return "stripe-reconciliations";
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void run(int tenantId, Instant now) {
        if (!access.isConfigured()) {
            return;
        }
        work.call(tenantId, connection -> {
            var local = now.atZone(ProgramSettings.read(connection, tenantId).timeZone());
            return local.getHour() >= HOUR && isFirstOf(local.toLocalDate(), connection, tenantId)
                    ? Jobs.create(connection, tenantId, "system", now, Reconciliation.NAME,
                            new Reconciliation.Parameters()) : null;
        });
    }

    private static boolean isFirstOf(LocalDate today, Connection connection, int tenantId) throws SQLException {
        try (var take = connection.prepareStatement(TAKE_DAY)) {
            take.setObject(1, today);
            take.setInt(2, tenantId);
            take.setObject(3, today);
            return take.executeUpdate() == 1;
        }
    }
}
