package io.stamgast.kernel;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A unit of work in plain JDBC, for what machines post in volume: one connection, one transaction, the tenant set
 * first. Not to be called inside a {@code @Transactional} method.
 */
@ApplicationScoped
public class TenantWork {

    /** What is to be done on the connection; commits when it returns, rolls back when it throws. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    @Resource(lookup = "jdbc/app")
    private DataSource database;

    protected TenantWork() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public TenantWork(DataSource database) {
        this.database = database;
    }

    /** Sets the tenant on the transaction that this call begins or runs in. */
    public static void useTenant(Connection connection, int tenantId) throws SQLException {
        try (var statement = connection.prepareStatement("select app.use_tenant(?)")) {
            statement.setInt(1, tenantId);
            statement.execute();
        }
    }

    /** Runs the work for the tenant in a transaction of its own. */
    public <T> T call(int tenantId, Work<T> work) {
        return raw(connection -> {
            useTenant(connection, tenantId);
            return work.on(connection);
        });
    }

    /**
     * Like {@link #call}, for work that sets the tenant itself in its first round trip. The wall stands anyway:
     * work that forgets it sees and writes nothing.
     */
    public <T> T raw(Work<T> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error failure) {
                rollBack(connection, failure);
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }
}
