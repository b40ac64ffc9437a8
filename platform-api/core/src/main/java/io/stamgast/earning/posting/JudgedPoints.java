package io.stamgast.earning.posting;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The points that a purchase was judged to be worth. */
final class JudgedPoints {

    private static final String SELECT = "select points from app.judgement where tenant_id = ? and purchase_id = ?";

    private JudgedPoints() {
    }

    /** @return nothing while it is not judged */
    static Optional<Long> read(Connection connection, int tenant, UUID purchaseId) throws SQLException {
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenant);
            query.setObject(2, purchaseId);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }
}
