package io.stamgast.kernel;

import java.sql.SQLException;
import java.util.Optional;

/** The database refused or failed in a way that no caller can mend; keeps the SQLSTATE for those that can. */
public class DatabaseFailure extends RuntimeException {

    private final String sqlState;

    public DatabaseFailure(SQLException cause) {
        super(cause);
        sqlState = cause.getSQLState();
    }

    /** The failure of the database that lies under another exception, such as one of JPA's. */
    public static Optional<DatabaseFailure> under(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(new DatabaseFailure(sql));
            }
        }
        return Optional.empty();
    }

    /** True for the violation of a unique constraint: somebody else was first. */
    public boolean isDuplicate() {
        return "23505".equals(sqlState);
    }

    /** True for deadlocks and serialization failures: nothing happened, the same work may be tried again. */
    public boolean isRetriable() {
        return "40P01".equals(sqlState) || "40001".equals(sqlState);
    }

    /** True when the database can't be reached, or let go of us: nothing is known to be wrong with the work. */
    public boolean isOfConnection() {
        return sqlState != null && (sqlState.startsWith("08") || sqlState.startsWith("57P")
                || sqlState.startsWith("53"));
    }

    /** True when the tenant was a test mode that has been wiped: nothing of it is left, and nothing can be written. */
    public boolean isOfWipedTenant() {
        return "SG001".equals(sqlState);
    }

    /** The same of whatever it was wrapped into. */
    public static boolean tellsOfWipedTenant(Throwable failure) {
        return under(failure).filter(DatabaseFailure::isOfWipedTenant).isPresent();
    }

    /** True when a value is one that the database can't hold at all, such as a text with NUL. */
    public boolean isOfValue() {
        return sqlState != null && sqlState.startsWith("22");
    }

    /** True when a value is to blame, not the database: one that a column can't hold, or a constraint refuses. */
    public boolean isOfData() {
        return isOfValue() || sqlState != null && sqlState.startsWith("23") && !isDuplicate();
    }
}
