package io.stamgast.tier.standing;

import io.stamgast.earning.standing.AfterPosting;
import io.stamgast.tier.scheme.Metric;
import io.stamgast.tier.scheme.Scheme;
import io.stamgast.tier.scheme.SchemeShelf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.UUID;

/**
 * Lifts accounts into the tier that they have just reached, in the transaction of the posting. Costs no query where
 * there are no tiers, and one statement where nothing changes.
 */
@ApplicationScoped
public class UpgradeAtOnce implements AfterPosting {

    private static final String POOLS = "select a.pool_id from app.account a where a.tenant_id = ? and a.id = any (?)";

    @Inject
    SchemeShelf shelf;

    protected UpgradeAtOnce() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public UpgradeAtOnce(SchemeShelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public void posted(Connection connection, int tenantId, Collection<UUID> accounts, Instant now, String actor)
            throws SQLException {
        var scheme = shelf.find(connection, tenantId);
        if (scheme.isPresent() && !look(connection, tenantId, scheme.get(), accounts, now, actor)) {
            look(connection, tenantId, shelf.reread(connection, tenantId).orElseThrow(), accounts, now, actor);
        }
    }

    private static boolean look(Connection connection, int tenantId, Scheme scheme, Collection<UUID> accounts,
                                Instant now, String actor) throws SQLException {
        var concerned = scheme.pooled() && scheme.metric() == Metric.POINTS_EARNED
                ? withPools(connection, tenantId, accounts) : accounts;
        return new Looking(connection, tenantId, scheme).at(concerned, scheme.day(now), now, actor,
                Decision.Cause.POSTING).isPresent();
    }

    /** Who owns the balance has earned, too. */
    private static Collection<UUID> withPools(Connection connection, int tenantId, Collection<UUID> accounts)
            throws SQLException {
        var all = new HashSet<>(accounts);
        try (var query = connection.prepareStatement(POOLS)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    all.add(row.getObject(1, UUID.class));
                }
            }
        }
        return all;
    }
}
