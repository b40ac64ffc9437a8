package io.stamgast.move.estate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A foreign key from a table to itself, without the tenant: an account names its parent, say.
 *
 * @param column that names another row
 * @param key what it names it by
 * @param required whether each row has to name one
 */
public record SelfReference(String constraint, String column, String key, boolean required) {

    private static final String ALL = """
            select k.conname, own.attname, named.attname, own.attnotnull
            from pg_constraint k cross join lateral unnest(k.conkey, k.confkey) as pair (own, named)
            join pg_attribute own on own.attrelid = k.conrelid and own.attnum = pair.own
            join pg_attribute named on named.attrelid = k.confrelid and named.attnum = pair.named
            where k.conrelid = ?::regclass and k.confrelid = k.conrelid and k.contype = 'f'
                and own.attname <> 'tenant_id'""";

    public static List<SelfReference> of(Connection connection, Shape shape) throws SQLException {
        try (var query = connection.prepareStatement(ALL)) {
            query.setString(1, "app." + shape.name());
            try (var row = query.executeQuery()) {
                var all = new ArrayList<SelfReference>();
                while (row.next()) {
                    all.add(new SelfReference(row.getString(1), row.getString(2), row.getString(3),
                            row.getBoolean(4)));
                }
                return all;
            }
        }
    }

    /** The table's columns of r, as of rows that name nobody, or themselves where they must name one. */
    public static String columnsWithout(List<SelfReference> references, Shape shape) {
        return String.join(", ", shape.columns().stream().map(column -> references.stream()
                .filter(one -> one.column.equals(column)).findFirst()
                .map(one -> one.required ? "r." + one.key : "nullif(r.%1$s, r.%1$s)".formatted(column))
                .orElse("r.\"" + column + '"')).toList());
    }
}
