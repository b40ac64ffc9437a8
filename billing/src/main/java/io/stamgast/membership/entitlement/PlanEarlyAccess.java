package io.stamgast.membership.entitlement;

import io.stamgast.reward.launch.EarlyAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;

/** Gives the members of some plans rewards before all others. */
@ApplicationScoped
public class PlanEarlyAccess implements EarlyAccess {

    @Inject
    Entitlements entitlements;
    @Inject
    Clock clock;

    protected PlanEarlyAccess() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public PlanEarlyAccess(Entitlements entitlements, Clock clock) {
        this.entitlements = entitlements;
        this.clock = clock;
    }

    @Override
    public boolean has(Connection connection, int tenantId, UUID accountId) throws SQLException {
        return entitlements.of(connection, tenantId, accountId, clock.instant()).stream()
                .anyMatch(held -> held.benefits().earlyAccess());
    }
}
