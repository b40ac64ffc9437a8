package io.stamgast.membership.testing;

import io.stamgast.testing.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * The database of a process that may be killed before and after each commit that writes anything. Its connections are
 * kept and used again; one that is cut takes with it what was not committed.
 */
final class CutDatabase implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> LEAVING = Set.of("rollback", "setAutoCommit", "close", "isClosed");

    private final Cuts cuts;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Set<Integer> cut = new HashSet<>();

    CutDatabase(Cuts cuts) {
        this.cuts = cuts;
    }

    DataSource source() {
        return proxy(DataSource.class, (method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.toString());
            }
            cuts.requireAlive();
            return connection(take());
        });
    }

    private synchronized Connection take() throws SQLException {
        return idle.isEmpty() ? Database.app().getConnection() : idle.pop();
    }

    private synchronized void giveBack(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            idle.push(connection);
        }
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("commit")) {
                commit(real);
                return null;
            }
            if (cuts.isDead()) {
                cut(real);
                if (!LEAVING.contains(method.getName())) {
                    cuts.requireAlive();
                }
                return method.getReturnType() == boolean.class ? true : null;
            }
            if (method.getName().equals("close")) {
                giveBack(real);
                return null;
            }
            return method.invoke(real, arguments);
        });
    }

    private void commit(Connection real) throws SQLException {
        var writes = writes(real);
        if (writes) {
            try {
                cuts.cross("before a commit");
            } catch (Cuts.Killed killed) {
                cut(real);
                throw killed;
            }
        }
        real.commit();
        if (writes) {
            cuts.cross("after a commit");
        }
    }

    private synchronized void cut(Connection real) throws SQLException {
        if (!real.isClosed()) {
            cut.add(real.unwrap(PGConnection.class).getBackendPID());
            real.abort(Runnable::run);
        }
    }

    /** Waits until the database has noticed that connections were cut, and what they had locked is free. */
    synchronized void settle() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!cut.isEmpty()) {
            cut.removeIf(pid -> Database.work().raw(connection -> isGone(connection, pid)));
            if (System.nanoTime() > end) {
                throw new AssertionError("still there: " + cut);
            }
        }
    }

    private static boolean isGone(Connection connection, int pid) throws SQLException {
        try (var query = connection.prepareStatement("select from pg_stat_activity where pid = ?")) {
            query.setInt(1, pid);
            try (var row = query.executeQuery()) {
                return !row.next();
            }
        }
    }

    /** Whether the transaction has changed or locked anything. */
    private static boolean writes(Connection real) throws SQLException {
        try (var query = real.createStatement();
                var row = query.executeQuery("select pg_current_xact_id_if_assigned() is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private interface Answer {
        Object to(Method method, Object[] arguments) throws SQLException, ReflectiveOperationException;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    try {
                        return answer.to(method, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    @Override
    public synchronized void close() {
        for (var connection : idle) {
            try {
                connection.close();
            } catch (SQLException gone) {
                throw new IllegalStateException(gone);
            }
        }
    }
}
