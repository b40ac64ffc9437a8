package io.stamgast.tenant.support;

import static io.stamgast.kernel.Stored.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What lets an operator act for a tenant.
 *
 * @param operator the name of whom it lets in
 * @param expiresAt from then on it lets nobody in
 * @param revokedAt null unless it was ended before
 * @param revokedBy the operator who ended it
 */
record SupportGrant(UUID id, String operator, String reason, Set<String> roles, Instant grantedAt, Instant expiresAt,
                    Instant revokedAt, String revokedBy) {

    static final String COLUMNS =
            "id, operator_name, reason, roles, granted_at, expires_at, revoked_at, revoked_by";

    static SupportGrant of(ResultSet row) throws SQLException {
        return new SupportGrant(row.getObject("id", UUID.class), row.getString("operator_name"),
                row.getString("reason"), Set.of(row.getString("roles").split(" ")), instant(row, "granted_at"),
                instant(row, "expires_at"), instant(row, "revoked_at"), row.getString("revoked_by"));
    }

    /** @return {@code ACTIVE}, {@code EXPIRED} or {@code REVOKED} */
    String state(Instant now) {
        if (revokedAt != null) {
            return "REVOKED";
        }
        return now.isBefore(expiresAt) ? "ACTIVE" : "EXPIRED";
    }
}
