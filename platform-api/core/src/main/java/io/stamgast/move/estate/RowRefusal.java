package io.stamgast.move.estate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the database has against a row, for who sent it.
 *
 * @param reason a stable code
 * @param detail such as {@code has the external_id of another line}
 */
public record RowRefusal(String reason, String detail) {

    /** PostgreSQL names the constraint or index alone where row-level security hides rows. The tenant is in no file. */
    private static final String COLUMNS = """
            select string_agg(a.attname, ' and ' order by k.place) from (
                select c.conrelid as relation, c.conkey as columns
                  from pg_constraint c where c.conname = ? and c.contype = 'f'
                union all
                select i.indrelid, i.indkey::int2[]
                  from pg_index i join pg_class c on c.oid = i.indexrelid where c.relname = ?) x
            cross join unnest(x.columns) with ordinality k (number, place)
            join pg_attribute a on a.attrelid = x.relation and a.attnum = k.number
             where x.relation = to_regclass('app.' || ?) and a.attname <> 'tenant_id'""";

    /** @param connection in a transaction that goes on after the refusal */
    public static RowRefusal of(Connection connection, SQLException refused) throws SQLException {
        var told = told(refused);
        return told == null ? unreadable(refused) : switch (String.valueOf(refused.getSQLState())) {
            case "23505" -> new RowRefusal("duplicate-row",
                    "has the " + columns(connection, told) + " of another line");
            case "23503" -> new RowRefusal("unknown-reference",
                    "names by its " + columns(connection, told) + " what is not in the file");
            case "23502" -> new RowRefusal("value-not-allowed", "has no " + told.getColumn());
            case "23514" -> new RowRefusal("value-not-allowed", "breaks the rule " + told.getConstraint());
            default -> unreadable(refused);
        };
    }

    /** The constraint or index that refuses; null where it is none. */
    public static String constraint(SQLException refused) {
        var told = told(refused);
        return told == null ? null : told.getConstraint();
    }

    private static ServerErrorMessage told(SQLException refused) {
        return refused instanceof PSQLException ofTheServer ? ofTheServer.getServerErrorMessage() : null;
    }

    private static RowRefusal unreadable(SQLException refused) {
        return new RowRefusal("unreadable-value", "holds what can't be read: " + String.valueOf(refused.getMessage())
                .lines().findFirst().orElse("").replaceFirst("^ERROR: ", ""));
    }

    private static String columns(Connection connection, ServerErrorMessage told) throws SQLException {
        try (var query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, told.getConstraint());
            query.setString(2, told.getConstraint());
            query.setString(3, told.getTable());
            try (var row = query.executeQuery()) {
                row.next();
                return Objects.requireNonNullElse(row.getString(1), told.getConstraint());
            }
        }
    }
}
