package io.stamgast.kernel;

import static io.stamgast.kernel.Stored.utc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * A row that people edit through JPA, and that stands in the feed of changes. JPA knows nothing of the feed, so whoever
 * changes one says so here, in the same transaction. Statements that write such rows by JDBC set {@code life} and
 * {@code transaction} to their defaults themselves.
 */
public final class ChangedRow {

    private static final String MARK = """
            update app.%s set changed_at = ?, life = default, transaction = default where tenant_id = ? and id = ?""";

    private ChangedRow() {
    }

    /** Moves the row to the place in the feed that belongs to the transaction. */
    public static void mark(Connection connection, int tenantId, String table, UUID id, Instant now)
            throws SQLException {
        try (var mark = connection.prepareStatement(MARK.formatted(table))) {
            mark.setObject(1, utc(now));
            mark.setInt(2, tenantId);
            mark.setObject(3, id);
            mark.executeUpdate();
        }
    }
}
