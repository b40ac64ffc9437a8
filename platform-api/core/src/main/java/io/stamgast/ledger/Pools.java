package io.stamgast.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Whose balances accounts earn into and spend from. */
final class Pools {

    private static final String SELECT = "select id, pool_id from app.account where tenant_id = ? and id = any(?)";

    private Pools() {
    }

    /** Which balance each of them earns into today, by its owner. */
    static Map<UUID, UUID> of(Connection connection, int tenant, Collection<UUID> accountIds) throws SQLException {
        var pools = new HashMap<UUID, UUID>();
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenant);
            query.setArray(2, connection.createArrayOf("uuid", accountIds.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    pools.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
                }
            }
        }
        return pools;
    }

    /**
     * While balances were waited for, an account may have got another pool.
     *
     * @param locked the balance that was locked for each account
     * @throws SQLException of a serialization failure, when one did: the work is to be tried again
     */
    static void requireUnchanged(Connection connection, int tenant, Map<UUID, UUID> locked) throws SQLException {
        for (var now : of(connection, tenant, locked.keySet()).entrySet()) {
            if (!now.getValue().equals(locked.get(now.getKey()))) {
                throw new SQLException("account " + now.getKey() + " changed its pool while balances were locked",
                        "40001");
            }
        }
    }
}
