package io.stamgast.earning.period;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.wallet.Period;
import io.stamgast.wallet.observation.WalletsObserved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;

/** Marks closed periods as stale when something comes in that they have not seen, in its own transaction. */
@ApplicationScoped
public class StalePeriods {

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Clock clock;

    /** Those of them that were never closed have nothing to be marked. */
    public static void mark(Connection connection, int tenantId, Collection<Period> periods, Instant now)
            throws SQLException {
        Closes.markStale(connection, tenantId, periods, now);
    }

    void mark(@Observes WalletsObserved observed) {
        try {
            Closes.markStale(connection.get(), tenant.id(), observed.periods(), clock.instant());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }
}
