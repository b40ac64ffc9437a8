package io.stamgast.tier.benefit;

import io.stamgast.reward.Eligibility;
import io.stamgast.reward.ReadOnce;
import io.stamgast.tier.scheme.SchemeShelf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Keeps rewards that name tiers for the accounts that are in them. */
@ApplicationScoped
public class TierEligibility implements Eligibility {

    @Inject
    SchemeShelf shelf;

    protected TierEligibility() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public TierEligibility(SchemeShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public Admission of(Connection connection, int tenantId, UUID accountId) {
        var tier = new ReadOnce<>(() -> tier(connection, tenantId, accountId));
        return reward -> reward.tiers().isEmpty() || tier.get().filter(reward.tiers()::contains).isPresent()
                ? Optional.empty()
                : Optional.of("'" + reward.name() + "' is for the tiers " + String.join(", ", reward.tiers()) + ".");
    }

    private Optional<String> tier(Connection connection, int tenantId, UUID accountId) throws SQLException {
        var scheme = shelf.find(connection, tenantId);
        return scheme.isEmpty() ? Optional.empty()
                : TiersOf.now(connection, tenantId, scheme.get(), accountId).map(found -> found.code());
    }
}
