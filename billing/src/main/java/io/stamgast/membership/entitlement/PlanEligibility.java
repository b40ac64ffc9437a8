package io.stamgast.membership.entitlement;

import io.stamgast.reward.Eligibility;
import io.stamgast.reward.Offer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Keeps rewards that name plans for their members. */
@ApplicationScoped
public class PlanEligibility implements Eligibility {

    @Inject
    Entitlements entitlements;
    @Inject
    Clock clock;

    protected PlanEligibility() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public PlanEligibility(Entitlements entitlements, Clock clock) {
        this.entitlements = entitlements;
        this.clock = clock;
    }

    @Override
    public Optional<String> refusal(Connection connection, int tenantId, UUID accountId, Offer reward)
            throws SQLException {
        if (reward.plans().isEmpty() || entitlements.of(connection, tenantId, accountId, clock.instant()).stream()
                .anyMatch(held -> reward.plans().contains(held.code()))) {
            return Optional.empty();
        }
        return Optional.of("'" + reward.name() + "' is for members of " + String.join(", ", reward.plans()) + ".");
    }
}
