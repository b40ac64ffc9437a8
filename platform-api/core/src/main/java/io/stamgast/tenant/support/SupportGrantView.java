package io.stamgast.tenant.support;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A grant on the wire.
 *
 * @param state {@code ACTIVE}, {@code EXPIRED} or {@code REVOKED}
 * @param revokedAt null unless it was ended before its time; so is {@code revokedBy}
 */
public record SupportGrantView(UUID id, String operator, String reason, List<String> roles, String state,
                               Instant grantedAt, Instant expiresAt, Instant revokedAt, String revokedBy) {

    static SupportGrantView of(SupportGrant grant, Instant now) {
        return new SupportGrantView(grant.id(), grant.operator(), grant.reason(),
                List.copyOf(new TreeSet<>(grant.roles())), grant.state(now), grant.grantedAt(), grant.expiresAt(),
                grant.revokedAt(), grant.revokedBy());
    }
}
