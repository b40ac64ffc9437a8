package io.stamgast.machine;

import io.stamgast.kernel.Stored;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A machine client of the tenant, from its creation on: a revoked one stays to be seen.
 *
 * @param clientId Keycloak's, by which it gets tokens; never given again
 * @param scopes at least one
 * @param ratePerSecond how many requests it may make; null for as many as the tenant
 * @param createdBy who made it, as the audit names it
 * @param rotatedAt when its secret was replaced last; null for never
 * @param revokedAt null while it is let in
 * @param lastUsedAt of its latest request, a minute too early at most; null for never
 */
record Machine(UUID id, String clientId, String name, Set<Scope> scopes, Integer ratePerSecond, Instant createdAt,
               String createdBy, Instant rotatedAt, Instant revokedAt, Instant lastUsedAt, int version) {

    enum State { ACTIVE, REVOKED }

    static final String COLUMNS = "m.id, m.client_id, m.name, m.scopes, m.rate_per_second, m.created_at,"
            + " m.created_by, m.rotated_at, m.revoked_at, u.last_used_at, m.version";

    static Machine of(ResultSet row) throws SQLException {
        return new Machine(row.getObject("id", UUID.class), row.getString("client_id"), row.getString("name"),
                Scope.read(row.getString("scopes")), row.getObject("rate_per_second", Integer.class),
                Stored.instant(row, "created_at"), row.getString("created_by"), Stored.instant(row, "rotated_at"),
                Stored.instant(row, "revoked_at"), Stored.instant(row, "last_used_at"), row.getInt("version"));
    }

    State state() {
        return revokedAt == null ? State.ACTIVE : State.REVOKED;
    }

    boolean isActive() {
        return state() == State.ACTIVE;
    }
}
