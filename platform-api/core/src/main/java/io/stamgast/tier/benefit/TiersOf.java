package io.stamgast.tier.benefit;

import io.stamgast.earning.standing.Moment;
import io.stamgast.tier.scheme.Scheme;
import io.stamgast.tier.scheme.Tier;
import java.sql.Connection;
import java.sql.SQLException;
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
            select h.to_tier from unnest(?::uuid[], ?::timestamptz[]) with ordinality as asked (id, at, no)
            left join lateral (
                select k.to_tier from app.tier_history k
                where k.tenant_id = ? and k.account_id = asked.id and k.at <= asked.at
                order by k.id desc limit 1) h on true
            order by asked.no""";
    private static final String NOW = """
            select t.tier_code from app.account_tier t where t.tenant_id = ? and t.account_id = ?""";

    private TiersOf() {
    }

    /** Moments in no tier are left out. */
    static Map<Moment, Tier> at(Connection connection, int tenantId, Scheme scheme, Collection<Moment> moments)
            throws SQLException {
        try (var query = connection.prepareStatement(AT)) {
            query.setArray(1, connection.createArrayOf("uuid", moments.stream().map(Moment::account).toArray()));
            query.setArray(2, connection.createArrayOf("timestamptz",
                    moments.stream().map(moment -> moment.at().toString()).toArray()));
            query.setInt(3, tenantId);
            var tiers = new HashMap<Moment, Tier>();
            try (var row = query.executeQuery()) {
                for (var moment : moments) {
                    row.next();
                    scheme.tierOr(row.getString(1)).ifPresent(tier -> tiers.put(moment, tier));
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
