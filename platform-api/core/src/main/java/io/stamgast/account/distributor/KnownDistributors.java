package io.stamgast.account.distributor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Distributors by the numbers that the tenant gave them. */
public final class KnownDistributors {

    private static final String SELECT = """
            select d.id, d.external_id from app.distributor d where d.tenant_id = ? and d.id = any (?)""";

    private KnownDistributors() {
    }

    /** The numbers of these distributors; asks nothing for none. */
    public static Map<UUID, String> numbers(Connection connection, int tenantId, Collection<UUID> ids)
            throws SQLException {
        var numbers = new HashMap<UUID, String>();
        if (ids.isEmpty()) {
            return numbers;
        }
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenantId);
            query.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    numbers.put(row.getObject(1, UUID.class), row.getString(2));
                }
            }
        }
        return numbers;
    }
}
