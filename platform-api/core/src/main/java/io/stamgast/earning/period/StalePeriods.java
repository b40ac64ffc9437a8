package io.stamgast.earning.period;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.wallet.observation.WalletsObserved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;

/** Marks closed periods as stale when an observation for them comes in, in the observation's own transaction. */
@ApplicationScoped
class StalePeriods {

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;

    void mark(@Observes WalletsObserved observed) {
        try {
            Closes.markStale(connection.get(), tenant.id(), observed.periods());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
