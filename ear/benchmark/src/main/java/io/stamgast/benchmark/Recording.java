package io.stamgast.benchmark;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/**
 * A data source that remembers what is sent through it: per transaction the statements with their parameters, in
 * order, up to the commit. The product's own code runs on it, so that the limit is measured with the same statements.
 */
final class Recording {

    /** A parameter as it was set: {@code setter(index, value)}. */
    record Parameter(Method setter, Object[] arguments) {
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

    synchronized List<Transaction> transactions() {
        return List.copyOf(transactions);
    }

    private synchronized void add(Transaction transaction) {
        transactions.add(transaction);
    }

    DataSource of(DataSource target) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            var result = invoke(method, target, arguments);
            return result instanceof Connection connection ? connection(connection) : result;
        });
    }

    private Connection connection(Connection target) {
        var calls = new ArrayList<Call>();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            var result = invoke(method, target, arguments);
            if (method.getName().equals("prepareStatement")) {
                return statement((PreparedStatement) result, (String) arguments[0], calls);
            }
            if (method.getName().equals("commit")) {
                add(new Transaction(List.copyOf(calls)));
                calls.clear();
            } else if (method.getName().equals("rollback")) {
                calls.clear();
            }
            return result;
        });
    }

    private static PreparedStatement statement(PreparedStatement target, String sql, List<Call> calls) {
        var parameters = new ArrayList<Parameter>();
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("set") && arguments != null && arguments.length >= 2) {
                parameters.add(new Parameter(method, copy(arguments)));
            } else if (method.getName().startsWith("execute")) {
                calls.add(new Call(sql, List.copyOf(parameters)));
            }
            return invoke(method, target, arguments);
        });
    }

    /** An array handle of the driver belongs to its connection; its contents do not. */
    private static Object[] copy(Object[] arguments) throws java.sql.SQLException {
        var copy = Arrays.copyOf(arguments, arguments.length);
        if (copy[1] instanceof java.sql.Array array) {
            copy[1] = new ArrayParameter(array.getBaseTypeName(), (Object[]) array.getArray());
        }
        return copy;
    }

    /** What {@code setArray} was given. */
    record ArrayParameter(String type, Object[] elements) {
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
