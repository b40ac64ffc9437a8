package io.stamgast.move.estate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows of a tenant's table, each as a text of JSON. */
public final class Rows {

    private static final int PIECE = 1000;
    private static final String READ = """
            select to_json(carried)::text from (
                select %s from app.%s t where t.tenant_id = ? order by %s) carried""";
    private static final String WRITE = """
            insert into app.%1$s as written (tenant_id, %2$s)
            select ?, %3$s from unnest(?::text[]) as lines (content)
            cross join lateral jsonb_populate_record(null::app.%1$s, lines.content::jsonb) r""";

    /** Takes so many rows as are read at once. */
    @FunctionalInterface
    public interface Piece {
        void take(List<String> rows) throws SQLException;
    }

    private Rows() {
    }

    /**
     * Reads them all.
     *
     * @param connection a unit of work of the tenant, which no piece may turn to another one
     */
    public static void read(Connection connection, int tenantId, Shape shape, Piece piece) throws SQLException {
        try (var query = connection.prepareStatement(READ.formatted(shape.columns("t."), shape.name(),
                shape.order()))) {
            query.setFetchSize(PIECE);
            query.setInt(1, tenantId);
            try (var row = query.executeQuery()) {
                var rows = new ArrayList<String>();
                while (row.next()) {
                    rows.add(row.getString(1));
                    if (rows.size() == PIECE) {
                        piece.take(List.copyOf(rows));
                        rows.clear();
                    }
                }
                piece.take(rows);
            }
        }
    }

    /** @param connection a unit of work of the tenant that they are written for */
    public static void write(Connection connection, int tenantId, Shape shape, List<String> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(WRITE.formatted(shape.name(), shape.columns(""),
                shape.columns("r.")))) {
            insert.setInt(1, tenantId);
            insert.setArray(2, connection.createArrayOf("text", rows.toArray()));
            insert.executeUpdate();
        }
    }
}
