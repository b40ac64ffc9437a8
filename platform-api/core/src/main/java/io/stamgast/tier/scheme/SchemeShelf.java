package io.stamgast.tier.scheme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tenants' schemes in memory, for what every purchase asks: a tenant without tiers costs no query. What another
 * instance changes is seen a few seconds later; the daily round looks at the accounts that slipped through.
 */
@ApplicationScoped
public class SchemeShelf {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Kept(Optional<Scheme> scheme, long readNanos) {
    }

    private final Map<Integer, Kept> schemes = new ConcurrentHashMap<>();

    public Optional<Scheme> find(Connection connection, int tenantId) throws SQLException {
        var kept = schemes.get(tenantId);
        return kept == null || System.nanoTime() - kept.readNanos() > FRESH.toNanos()
                ? reread(connection, tenantId) : kept.scheme();
    }

    /** For who has seen that what is kept is outdated. */
    public Optional<Scheme> reread(Connection connection, int tenantId) throws SQLException {
        var readNanos = System.nanoTime();
        var scheme = Schemes.read(connection, tenantId);
        schemes.put(tenantId, new Kept(scheme, readNanos));
        return scheme;
    }

    void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) SchemeChanged change) {
        schemes.remove(change.tenantId());
    }
}
