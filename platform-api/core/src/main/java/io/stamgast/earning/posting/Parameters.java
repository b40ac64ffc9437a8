package io.stamgast.earning.posting;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** Binds a statement's parameters one after the other; sets of rows as one array per column. */
final class Parameters {

    private final Connection connection;
    private final PreparedStatement statement;
    private final int tenantId;
    private int next = 1;

    Parameters(Connection connection, PreparedStatement statement, int tenantId) {
        this.connection = connection;
        this.statement = statement;
        this.tenantId = tenantId;
    }

    PreparedStatement statement() {
        return statement;
    }

    int tenantId() {
        return tenantId;
    }

    /** The number of the first parameter that is not bound yet. */
    int next() {
        return next;
    }

    void tenant() throws SQLException {
        number(tenantId);
    }

    void number(int value) throws SQLException {
        statement.setInt(next++, value);
    }

    void text(String value) throws SQLException {
        statement.setString(next++, value);
    }

    void bytes(byte[] value) throws SQLException {
        statement.setBytes(next++, value);
    }

    void time(Instant value) throws SQLException {
        statement.setObject(next++, value.atOffset(ZoneOffset.UTC));
    }

    void array(Array array) throws SQLException {
        statement.setArray(next++, array);
    }

    <T> void column(String type, List<T> rows, Function<T, ?> column) throws SQLException {
        array(arrayOf(type, rows, column));
    }

    /** @param type PostgreSQL's name of the element type */
    <T> Array arrayOf(String type, List<T> rows, Function<T, ?> column) throws SQLException {
        var values = new Object[rows.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return connection.createArrayOf(type, values);
    }

    /** Bytes want an array of their own type. */
    <T> void bytesColumn(List<T> rows, Function<T, byte[]> column) throws SQLException {
        array(connection.createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new)));
    }
}
