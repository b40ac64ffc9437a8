package io.stamgast.tier.benefit;

import io.stamgast.reward.launch.EarlyAccess;
import io.stamgast.tier.scheme.SchemeShelf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Gives the accounts of some tiers rewards before all others. */
@ApplicationScoped
public class TierEarlyAccess implements EarlyAccess {

    @Inject
    SchemeShelf shelf;

    protected TierEarlyAccess() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public TierEarlyAccess(SchemeShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public boolean has(Connection connection, int tenantId, UUID accountId) throws SQLException {
        var scheme = shelf.find(connection, tenantId);
        return scheme.isPresent() && TiersOf.now(connection, tenantId, scheme.get(), accountId)
                .filter(tier -> tier.benefits().earlyAccess()).isPresent();
    }
}
