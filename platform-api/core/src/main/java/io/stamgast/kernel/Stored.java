package io.stamgast.kernel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads columns that JDBC has no getter of our type for. */
public final class Stored {

    private Stored() {
    }

    /** @return null where the column is null */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return instant(row.getObject(column, OffsetDateTime.class));
    }

    /** @return null where the column is null */
    public static Instant instant(ResultSet row, int column) throws SQLException {
        return instant(row.getObject(column, OffsetDateTime.class));
    }

    private static Instant instant(OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant();
    }
}
