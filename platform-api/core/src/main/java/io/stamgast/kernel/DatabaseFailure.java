package io.stamgast.kernel;

import java.sql.SQLException;

/** The database refused or failed in a way that no caller can mend; keeps the SQLSTATE for those that can. */
public class DatabaseFailure extends RuntimeException {

    private final String sqlState;

    public DatabaseFailure(SQLException cause) {
        super(cause);
        sqlState = cause.getSQLState();
    }

    /** True for the violation of a unique constraint: somebody else was first. */
    public boolean isDuplicate() {
        return "23505".equals(sqlState);
    }

    /** True for deadlocks and serialization failures: nothing happened, the same work may be tried again. */
    public boolean isRetriable() {
        return "40P01".equals(sqlState) || "40001".equals(sqlState);
    }

    /** True when a value is to blame, not the database: one that a column can't hold, or a constraint refuses. */
    public boolean isOfData() {
        return sqlState != null && (sqlState.startsWith("22") || sqlState.startsWith("23")) && !isDuplicate();
    }
}
