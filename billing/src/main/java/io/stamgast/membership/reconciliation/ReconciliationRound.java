package io.stamgast.membership.reconciliation;

import io.stamgast.job.JobPool;
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
import java.util.UUID;

/**
 * Has every tenant that is connected to Stripe, open for payments or not, compared with it once a night, at 3 o'clock
 * in its program's zone; one that fails is begun again an hour later, on the same day.
 */
@ApplicationScoped
public class ReconciliationRound implements TenantTask {

    private static final int HOUR = 3;
    /** So that Stripe may come back meanwhile. */
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final String LAST = """
            select a.reconciled_on, a.reconciled_by from app.stripe_account a
            where a.tenant_id = ? and a.disconnected_at is null for update""";
    private static final String BEGUN =
            "update app.stripe_account set reconciled_on = ?, reconciled_by = ? where tenant_id = ?";

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
        if (!access.isConfigured(tenantId)) {
            return;
        }
        work.call(tenantId, connection -> {
            var local = now.atZone(ProgramSettings.read(connection, tenantId).timeZone());
            if (local.getHour() >= HOUR && isDue(connection, tenantId, local.toLocalDate(), now)) {
                begin(connection, tenantId, local.toLocalDate(), now);
            }
            return null;
        });
    }

    /** The first of a day, and one after another that failed. */
    private static boolean isDue(Connection connection, int tenantId, LocalDate today, Instant now)
            throws SQLException {
        try (var query = connection.prepareStatement(LAST)) {
            query.setInt(1, tenantId);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                var day = row.getObject(1, LocalDate.class);
                var job = row.getObject(2, UUID.class);
                return day == null || day.isBefore(today)
                        || job != null && Jobs.hasFailed(connection, tenantId, job, now.minus(PAUSE));
            }
        }
    }

    private static void begin(Connection connection, int tenantId, LocalDate today, Instant now) throws SQLException {
        var job = Jobs.create(connection, tenantId, "system", now, JobPool.PAYMENTS, Reconciliation.NAME,
                new Reconciliation.Parameters());
        try (var begun = connection.prepareStatement(BEGUN)) {
            begun.setObject(1, today);
            begun.setObject(2, job);
            begun.setInt(3, tenantId);
            begun.executeUpdate();
        }
    }
}
