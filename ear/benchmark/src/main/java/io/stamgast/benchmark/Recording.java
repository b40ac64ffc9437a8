package io.stamgast.benchmark;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * A data source that remembers what is sent through it: per transaction the statements with their parameters, in
 * order, up to the commit. The product's own code runs on it, so that the limit is measured with the same statements.
 */
final class Recording {

    /** A parameter as it was set: {@code setter(index, value)}. */
    record Parameter(Method setter, Object[] arguments) {
    }

    /** What {@code createArrayOf} was given. */
    record ArrayParameter(String type, Object[] elements) {
    }

    record Call(String sql, List<Parameter> parameters) {
    }

    /** The statements between a transaction's begin and its commit. */
    record Transaction(List<Call> calls) {

        /** The first parameter of the first statement: whom the transaction is for. */
        int tenant() {
            return (Integer) calls.get(0).parameters().get(0).arguments()[1];
        }
    }

    private final List<Transaction> transactions = new ArrayList<>();
    /** One per thread, kept as a pool would keep it. */
    private final Map<Thread, Connection> connections = new ConcurrentHashMap<>();

    synchronized List<Transaction> transactions() {
        return List.copyOf(transactions);
    }

    private synchronized void add(Transaction transaction) {
        transactions.add(transaction);
    }

    DataSource of(DataSource target) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            var kept = connections.get(Thread.currentThread());
            if (kept == null) {
                kept = connection((Connection) invoke(method, target, arguments));
                connections.put(Thread.currentThread(), kept);
            }
            return kept;
        });
    }

    void close() throws SQLException {
        for (var connection : connections.values()) {
            connection.unwrap(Connection.class).close();
        }
    }

    private Connection connection(Connection target) {
        var calls = new ArrayList<Call>();
        var arrays = new IdentityHashMap<Object, ArrayParameter>();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                return null;
            }
            var result = invoke(method, target, arguments);
            if (method.getName().equals("createArrayOf")) {
                arrays.put(result, new ArrayParameter((String) arguments[0], (Object[]) arguments[1]));
            }
            if (method.getName().equals("prepareStatement")) {
                return statement((PreparedStatement) result, (String) arguments[0], calls, arrays);
            }
            if (method.getName().equals("commit")) {
                add(new Transaction(List.copyOf(calls)));
                calls.clear();
                arrays.clear();
            } else if (method.getName().equals("rollback")) {
                calls.clear();
            }
            return result;
        });
    }

    private static PreparedStatement statement(PreparedStatement target, String sql, List<Call> calls,
                                               Map<Object, ArrayParameter> arrays) {
        var parameters = new ArrayList<Parameter>();
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments != null && arguments.length >= 2) {
                parameters.add(new Parameter(method, copy(arguments, arrays)));
            } else if (method.getName().startsWith("execute")) {
                calls.add(new Call(sql, List.copyOf(parameters)));
            }
            return invoke(method, target, arguments);
        });
    }

    /** An array handle of the driver belongs to its connection; its contents do not. */
    private static Object[] copy(Object[] arguments, Map<Object, ArrayParameter> arrays) {
        var copy = Arrays.copyOf(arguments, arguments.length);
        var array = arrays.get(copy[1]);
        copy[1] = array == null ? copy[1] : array;
        return copy;
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Recording.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
