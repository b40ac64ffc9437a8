package io.stamgast.reward.launch;

import io.stamgast.reward.Eligibility;
import io.stamgast.reward.Offer;
import io.stamgast.reward.ReadOnce;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Keeps rewards until they are launched; those with early access get them earlier. */
@ApplicationScoped
public class LaunchEligibility implements Eligibility {

    private Iterable<EarlyAccess> early;
    private Clock clock;

    protected LaunchEligibility() {
        // for CDI
    }

    @Inject
    LaunchEligibility(Instance<EarlyAccess> early, Clock clock) {
        this((Iterable<EarlyAccess>) early, clock);
    }

    /** For tests and tools outside a container. */
    public LaunchEligibility(Iterable<EarlyAccess> early, Clock clock) {
        this.early = early;
        this.clock = clock;
    }

    @Override
    public Admission of(Connection connection, int tenantId, UUID accountId) {
        var isEarly = new ReadOnce<>(() -> isEarly(connection, tenantId, accountId));
        return reward -> refusal(reward, isEarly);
    }

    private Optional<String> refusal(Offer reward, ReadOnce<Boolean> isEarly) throws SQLException {
        var now = clock.instant();
        var launch = reward.launch();
        if (launch.isOver(now) || launch.isEarly(now) && isEarly.get()) {
            return Optional.empty();
        }
        return Optional.of("'" + reward.name() + "' is available from " + launch.availableFrom() + "."
                + (launch.earlyFrom() == null ? "" : " Those with early access have it from " + launch.earlyFrom()
                + "."));
    }

    private boolean isEarly(Connection connection, int tenantId, UUID accountId) throws SQLException {
        for (var access : early) {
            if (access.has(connection, tenantId, accountId)) {
                return true;
            }
        }
        return false;
    }
}
