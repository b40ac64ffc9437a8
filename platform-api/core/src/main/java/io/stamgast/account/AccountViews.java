package io.stamgast.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads accounts as the API shows them, in sets. */
public final class AccountViews {

    private static final String FIND =
            "select " + AccountBody.COLUMNS + " from app.account where tenant_id = ? and id = any (?)";

    private AccountViews() {
    }

    /** Those of the ids that the tenant has, in no order, in the caller's unit of work. */
    public static List<AccountBody> find(Connection connection, int tenantId, Collection<UUID> ids)
            throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            find.setInt(1, tenantId);
            find.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
            try (var row = find.executeQuery()) {
                var found = new ArrayList<AccountBody>();
                while (row.next()) {
                    found.add(AccountBody.of(row));
                }
                return found;
            }
        }
    }
}
