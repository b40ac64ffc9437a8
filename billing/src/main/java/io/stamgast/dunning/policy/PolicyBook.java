package io.stamgast.dunning.policy;

import io.stamgast.dunning.definition.DefaultPolicy;
import io.stamgast.dunning.definition.PolicyVersion;
import io.stamgast.kernel.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The published versions, in the caller's unit of work. */
public final class PolicyBook {

    private PolicyBook() {
    }

    /**
     * What new cases run by: the version published last. A tenant that has none gets the platform's, which is written
     * down for it: a later one of the platform doesn't change what its cases began with.
     */
    public static PolicyVersion inForce(Connection connection, int tenantId, Instant now) throws SQLException {
        var row = current(new PolicyTable(connection, tenantId), now);
        return new PolicyVersion(row.id(), row.definition());
    }

    /** @throws IllegalStateException for a version that a case can't have */
    public static PolicyVersion version(Connection connection, int tenantId, UUID id) throws SQLException {
        return new PolicyTable(connection, tenantId).find(id).filter(row -> !row.isDraft())
                .map(row -> new PolicyVersion(row.id(), row.definition()))
                .orElseThrow(() -> new IllegalStateException("no published dunning policy " + id));
    }

    static PolicyRow current(PolicyTable table, Instant now) throws SQLException {
        var known = table.inForce();
        if (known.isPresent()) {
            return known.get();
        }
        var at = now.truncatedTo(ChronoUnit.MICROS);
        table.insert(new PolicyRow(Ids.next(), DefaultPolicy.DEFINITION, true, at, at, 1));
        return table.inForce().orElseThrow();
    }
}
