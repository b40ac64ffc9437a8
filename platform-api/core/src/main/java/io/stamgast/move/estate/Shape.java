package io.stamgast.move.estate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A carried table as the database has it.
 *
 * @param columns those that are carried, in the table's order
 * @param order what rows are sorted by, its key
 */
public record Shape(CarriedTable table, List<String> columns, String order) {

    /** Of which tenant a row is, and where it stands among the changes here, the new row says itself. */
    private static final String COLUMNS = """
            select a.attname, a.attnum = any (key.indkey) from pg_attribute a
            join pg_index key on key.indrelid = a.attrelid and key.indisprimary
            where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                and a.attname <> 'tenant_id' and not (a.attname in ('life', 'transaction') and a.atthasdef)
            order by a.attnum""";

    public static Shape read(Connection connection, CarriedTable table) throws SQLException {
        var columns = new ArrayList<String>();
        var order = new ArrayList<String>();
        try (var query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, "app." + table.name());
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    if (!table.without().contains(row.getString(1))) {
                        columns.add(row.getString(1));
                    }
                    if (row.getBoolean(2)) {
                        order.add("t." + quoted(row.getString(1)));
                    }
                }
            }
        }
        return new Shape(table, List.copyOf(columns), String.join(", ", order));
    }

    public static List<Shape> read(Connection connection, List<CarriedTable> tables) throws SQLException {
        var shapes = new ArrayList<Shape>();
        for (var table : tables) {
            shapes.add(read(connection, table));
        }
        return shapes;
    }

    public String name() {
        return table.name();
    }

    /** The columns, each behind that prefix, with commas between them. */
    public String columns(String prefix) {
        return String.join(", ", columns.stream().map(column -> prefix + quoted(column)).toList());
    }

    private static String quoted(String column) {
        return '"' + column + '"';
    }
}
