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
class UpgradeAtOnce implements AfterPosting {

    private static final String POOLS = "select a.pool_id from app.account a where a.tenant_id = ? and a.id = any (?)";

    // none when the scheme is another by now
    private static final String AT_THE_TOP = """
            select t.account_id from app.account_tier t
            join app.tier_scheme k on k.tenant_id = ? and k.program_id = 1 and k.revision = ?
            where t.tenant_id = ? and t.account_id = any (?) and t.tier_code = ? and t.grace_until is null""";

    @Inject
    SchemeShelf shelf;

    protected UpgradeAtOnce() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    UpgradeAtOnce(SchemeShelf shelf) {
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
        var below = scheme.metric() == Metric.OWN_SPEND ? concerned : below(connection, tenantId, scheme, concerned);
        return below.isEmpty() || new Looking(connection, tenantId, scheme).at(below, scheme.day(now), now, actor,
                Decision.Cause.POSTING).isPresent();
    }

    /**
     * Without those that can neither rise nor end a grace: no figure is summed for them, which takes the longer the
     * more they buy. Own spend alone stands summed by months, and costs less than to ask. The daily round looks at all.
     */
    private static Collection<UUID> below(Connection connection, int tenantId, Scheme scheme,
                                          Collection<UUID> accounts) throws SQLException {
        var below = new HashSet<>(accounts);
        try (var query = connection.prepareStatement(AT_THE_TOP)) {
            query.setInt(1, tenantId);
            query.setInt(2, scheme.revision());
            query.setInt(3, tenantId);
            query.setArray(4, connection.createArrayOf("uuid", accounts.toArray()));
            query.setString(5, scheme.code(scheme.tiers().size() - 1));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    below.remove(row.getObject(1, UUID.class));
                }
            }
        }
        return below;
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
