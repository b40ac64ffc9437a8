package io.stamgast.tier.benefit;

import io.stamgast.tier.scheme.Scheme;
import io.stamgast.tier.scheme.Tier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The tiers that accounts are in, or were: those of their histories, as the scheme describes them today. Before its
 * first entry an account was where everybody is.
 */
final class TiersOf {

    private static final String AT = """
            select asked.id, h.to_tier from unnest(?::uuid[]) as asked (id)
            left join lateral (
                select k.to_tier from app.tier_history k
                where k.tenant_id = ? and k.account_id = asked.id and k.at <= ?
                order by k.id desc limit 1) h on true""";
    private static final String NOW = """
            select t.tier_code from app.account_tier t where t.tenant_id = ? and t.account_id = ?""";

    private TiersOf() {
    }

    /** Accounts in no tier are left out. */
    static Map<UUID, Tier> at(Connection connection, int tenantId, Scheme scheme, Collection<UUID> accounts,
                              Instant instant) throws SQLException {
        try (var query = connection.prepareStatement(AT)) {
            query.setArray(1, connection.createArrayOf("uuid", accounts.toArray()));
            query.setInt(2, tenantId);
            query.setObject(3, instant.atOffset(ZoneOffset.UTC));
            var tiers = new HashMap<UUID, Tier>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var account = row.getObject(1, UUID.class);
                    scheme.tierOr(row.getString(2)).ifPresent(tier -> tiers.put(account, tier));
                }
            }
            return tiers;
        }
    }

    static Optional<Tier> now(Connection connection, int tenantId, Scheme scheme, UUID account) throws SQLException {
        try (var query = connection.prepareStatement(NOW)) {
            query.setInt(1, tenantId);
            query.setObject(2, account);
            try (var row = query.executeQuery()) {
                return scheme.tierOr(row.next() ? row.getString(1) : null);
            }
        }
    }
}
