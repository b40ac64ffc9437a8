package io.stamgast.membership.entitlement;

import io.stamgast.reward.Eligibility;
import io.stamgast.reward.ReadOnce;
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
    public Admission of(Connection connection, int tenantId, UUID accountId) {
        var held = new ReadOnce<>(() -> entitlements.of(connection, tenantId, accountId, clock.instant()));
        return reward -> reward.plans().isEmpty()
                || held.get().stream().anyMatch(plan -> reward.plans().contains(plan.code())) ? Optional.empty()
                : Optional.of("'" + reward.name() + "' is for members of " + String.join(", ", reward.plans()) + ".");
    }
}
