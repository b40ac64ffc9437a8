package io.stamgast.tier.standing;

import io.stamgast.tier.scheme.Scheme;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks at accounts whose balances the caller's transaction has locked: measures them, decides and writes what follows.
 */
public final class Looking {

    private final Connection connection;
    private final int tenantId;
    private final Scheme scheme;

    public Looking(Connection connection, int tenantId, Scheme scheme) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.scheme = scheme;
    }

    /**
     * Keeps the figures of today, whatever the day is: thresholds are computed from them, and they are shown.
     *
     * @param day the day that it is done for
     * @return what was decided; nothing, and nothing decided, when the scheme is no longer the one in force
     */
    public Optional<Map<UUID, Decision>> at(Collection<UUID> accounts, LocalDate day, Instant now, String actor,
                                            Decision.Cause cause) throws SQLException {
        var ofDay = day.equals(scheme.day(now)) ? Map.<UUID, Figures>of()
                : Measuring.look(connection, tenantId, scheme, accounts, day);
        var decisions = new LinkedHashMap<UUID, Decision>();
        for (var seen : Measuring.see(connection, tenantId, scheme, accounts, now)) {
            if (seen.revision() != scheme.revision()) {
                return Optional.empty();
            }
            decisions.put(seen.account(), Decision.decide(scheme, seen.standing(),
                    ofDay.getOrDefault(seen.account(), seen.figures()), day, cause));
        }
        new Moves(connection, tenantId, scheme).write(decisions, now, actor);
        return Optional.of(decisions);
    }

    /** Measures the accounts and decides nothing. */
    public void measure(Collection<UUID> accounts, Instant now) throws SQLException {
        Measuring.see(connection, tenantId, scheme, accounts, now);
    }
}
