package io.stamgast.move;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * The lines of an upload in temporary tables, one for each table they are of, which only their connection sees. Written
 * a few megabytes at a time, each in a transaction of its own: one that wrote all of it would hold back everybody's
 * events meanwhile.
 */
final class Stages implements AutoCloseable {

    private static final int BUFFER_CHARS = 4 << 20;

    private final Connection connection;
    private final List<String> tables;
    private final Map<String, Long> rows = new HashMap<>();
    private final StringBuilder buffer = new StringBuilder();
    private String current;

    Stages(Connection connection, List<String> tables) throws SQLException {
        this.connection = connection;
        this.tables = tables;
        drop();
        for (var table : tables) {
            rows.put(table, 0L);
            execute("create temporary table " + name(table) + " (line bigint, content text)");
        }
        connection.commit();
    }

    /** Where the lines of that table are: {@code line}, its number, and {@code content}. */
    static String name(String table) {
        return "pg_temp.moved_" + table;
    }

    void add(String table, long line, String content) throws SQLException {
        if (!table.equals(current) || buffer.length() > BUFFER_CHARS) {
            flush();
            current = table;
        }
        rows.merge(table, 1L, Long::sum);
        buffer.append(line).append('\t').append(content.replace("\\", "\\\\").replace("\t", "\\t")).append('\n');
    }

    /** Ends the writing. */
    void finish() throws SQLException {
        flush();
    }

    long rows(String table) {
        return rows.get(table);
    }

    long rows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    private void flush() throws SQLException {
        if (!buffer.isEmpty()) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + name(current)
                    + " from stdin");
            var bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
            connection.commit();
            buffer.setLength(0);
        }
    }

    private void drop() throws SQLException {
        for (var table : tables) {
            execute("drop table if exists " + name(table));
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The connection goes back to the pool without them. */
    @Override
    public void close() throws SQLException {
        connection.rollback();
        drop();
        connection.commit();
    }
}
