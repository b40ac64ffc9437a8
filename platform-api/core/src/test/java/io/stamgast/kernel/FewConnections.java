package io.stamgast.kernel;

import io.stamgast.testing.Database;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.postgresql.ds.PGSimpleDataSource;

/** A pool in small: as many connections as said, handed out again as they come back. */
final class FewConnections extends PGSimpleDataSource implements AutoCloseable {

    private final transient BlockingQueue<Connection> free;

    FewConnections(int many) throws SQLException {
        free = new ArrayBlockingQueue<>(many);
        for (var i = 0; i < many; i++) {
            free.add(Database.app().getConnection());
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            var taken = free.take();
            return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> method.getName().equals("close") ? free.add(taken)
                            : method.invoke(taken, arguments));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLException(interrupted);
        }
    }

    @Override
    public void close() throws SQLException {
        for (var connection : free) {
            connection.close();
        }
    }
}
