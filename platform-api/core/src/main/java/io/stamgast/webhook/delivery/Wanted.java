package io.stamgast.webhook.delivery;

import io.stamgast.kernel.Stored;
import io.stamgast.kernel.TenantWork;
import io.stamgast.webhook.lease.Leases;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Asks which endpoints have something to do, for all tenants in one round trip. */
final class Wanted {

    private static final String QUERY = "select app.webhooks_wanted(?::int[], ?::uuid[], ?)";

    private Wanted() {
    }

    static Set<UUID> among(List<Leases.Held> lanes, TenantWork work, Instant now) {
        var sorted = lanes.stream().sorted(Comparator.comparingInt(Leases.Held::tenantId)).toList();
        return work.raw(connection -> {
            try (var query = connection.prepareStatement(QUERY)) {
                query.setArray(1, connection.createArrayOf("int",
                        sorted.stream().map(Leases.Held::tenantId).toArray()));
                query.setArray(2, connection.createArrayOf("uuid",
                        sorted.stream().map(Leases.Held::endpoint).toArray()));
                query.setObject(3, Stored.utc(now));
                return found(query);
            }
        });
    }

    private static Set<UUID> found(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            var found = new HashSet<UUID>();
            while (row.next()) {
                found.add(row.getObject(1, UUID.class));
            }
            return found;
        }
    }
}
