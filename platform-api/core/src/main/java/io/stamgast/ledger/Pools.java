package io.stamgast.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** Whose balances accounts earn into and spend from. */
final class Pools {

    private static final String SELECT = "select id, pool_id from app.account where tenant_id = ? and id = any(?)";

    private Pools() {
    }

    /**
     * While balances were waited for, an account may have got another pool.
     *
     * @throws SQLException of a serialization failure, when one did: the work is to be tried again
     */
    static void requireUnchanged(Connection connection, int tenant, Map<UUID, Book> locked) throws SQLException {
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenant);
            query.setArray(2, connection.createArrayOf("uuid", locked.keySet().toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var account = rows.getObject(1, UUID.class);
                    if (!locked.get(account).accountId().equals(rows.getObject(2, UUID.class))) {
                        throw new SQLException("account " + account + " changed its pool while balances were locked",
                                "40001");
                    }
                }
            }
        }
    }
}
