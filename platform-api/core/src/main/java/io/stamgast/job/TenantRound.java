package io.stamgast.job;

import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One round of a recurring task through all active tenants. */
@ApplicationScoped
class TenantRound {

    private record Tenant(int id, String alias) {
    }

    private static final Logger LOG = Logger.getLogger(TenantRound.class.getName());
    private static final String ACTIVE = "select id, alias from app.open_tenant order by id < 0, id";

    @Inject
    TenantWork work;
    @Inject
    TenantScope scope;
    @Inject
    JobFigures figures;
    @Inject
    Clock clock;

    void run(TenantTask task, BooleanSupplier stopping) {
        for (var tenant : activeTenants()) {
            if (stopping.getAsBoolean()) {
                return;
            }
            run(task, tenant);
        }
    }

    private void run(TenantTask task, Tenant tenant) {
        try {
            figures.timed(task.name(), () -> scope.call(tenant.id, tenant.alias, "system", () -> {
                task.run(tenant.id, clock.instant());
                return null;
            }));
        } catch (RuntimeException failure) {
            if (DatabaseFailure.tellsOfWipedTenant(failure)) {
                return; // wiped since the round began
            }
            figures.failedRound(task.name());
            LOG.log(Level.SEVERE, task.name() + " failed for tenant " + tenant.alias, failure);
        }
    }

    private List<Tenant> activeTenants() {
        return work.raw(connection -> {
            try (var query = connection.prepareStatement(ACTIVE); var rows = query.executeQuery()) {
                var tenants = new ArrayList<Tenant>();
                while (rows.next()) {
                    tenants.add(new Tenant(rows.getInt(1), rows.getString(2)));
                }
                return tenants;
            }
        });
    }
}
