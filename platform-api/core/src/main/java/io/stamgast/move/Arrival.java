package io.stamgast.move;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import io.stamgast.ledger.check.LedgerCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Takes staged lines into a tenant that is empty: all of them in one transaction, a statement for each table, or none.
 * Its program is replaced.
 */
final class Arrival {

    private static final String PROGRAM = "program";
    private static final String LOCK = "select t.id from app.program t where t.tenant_id = ? for no key update";
    private static final String ANY =
            "select count(*) from (select from app.%s t where t.tenant_id = ? limit 1) any_row";
    private static final String COUNT = "select count(*) from app.%s t where t.tenant_id = ?";
    private static final String INSERT = """
            insert into app.%1$s as arrived (tenant_id, %2$s)
            select ?, %3$s from %4$s s
            cross join lateral jsonb_populate_record(null::app.%1$s, s.content::jsonb -> 'row') r
            where s.line <= ? order by s.line""";
    /** The revision is raised, so that whoever keeps rules in memory reads those that arrived. */
    private static final String REPLACE =
            " on conflict (tenant_id, id) do update set rules_revision = arrived.rules_revision + 1, %s";
    private static final String ENDS = "select coalesce(min(line), 0), coalesce(max(line), 0) from %s";

    /** A line that the database does not take. */
    static final class RowRefused extends RuntimeException {

        private final String table;
        private final long line;
        private final String state;

        private RowRefused(String table, long line, SQLException why) {
            super(why.getMessage().lines().findFirst().orElse("").replaceFirst("^ERROR: ", ""), why);
            this.table = table;
            this.line = line;
            this.state = why.getSQLState();
        }

        String table() {
            return table;
        }

        long line() {
            return line;
        }

        /** A stable code. */
        String reason() {
            return switch (state) {
                case "23505" -> "duplicate-row";
                case "23503" -> "unknown-reference";
                case "23502", "23514" -> "value-not-allowed";
                default -> "unreadable-value";
            };
        }
    }

    /** Is told of each table that is in. */
    interface Progress {
        void at(int tables);
    }

    private final Connection connection;
    private final int tenantId;
    private final List<Shape> shapes;

    Arrival(Connection connection, int tenantId, List<Shape> shapes) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.shapes = shapes;
    }

    /** @throws DomainException ({@code tenant-not-empty}, 409) when the tenant has anything but a program */
    static void requireEmpty(Connection connection, int tenantId, List<CarriedTable> tables) throws SQLException {
        for (var table : tables) {
            if (!table.name().equals(PROGRAM) && number(connection, ANY.formatted(table.name()), tenantId) > 0) {
                throw notEmpty("has rows of " + table.name() + " already");
            }
        }
    }

    /**
     * Inserts them; the caller commits.
     *
     * @throws RowRefused for the first line that can't be taken
     * @throws DomainException 409 {@code tenant-not-empty}, also when somebody wrote meanwhile; 422
     *         {@code ledger-unsound} when balances are not the sum of what was posted
     */
    void take(Stages stages, Progress progress) throws SQLException {
        TenantWork.useTenant(connection, tenantId);
        number(connection, LOCK, tenantId);
        requireEmpty(connection, tenantId, shapes.stream().map(Shape::table).toList());
        for (var i = 0; i < shapes.size(); i++) {
            insert(shapes.get(i));
            progress.at(i + 1);
        }
        for (var shape : shapes) {
            if (number(connection, COUNT.formatted(shape.name()), tenantId) != stages.rows(shape.name())) {
                throw notEmpty("was given other rows of " + shape.name() + " meanwhile");
            }
        }
        requireSoundLedger();
    }

    private void insert(Shape shape) throws SQLException {
        var ends = ends(shape);
        var before = connection.setSavepoint();
        try {
            insert(shape, ends.last());
            connection.releaseSavepoint(before);
        } catch (SQLException refused) {
            if (!isOfARow(refused)) {
                throw refused;
            }
            connection.rollback(before);
            throw firstRefused(shape, ends, refused);
        }
    }

    private void insert(Shape shape, long last) throws SQLException {
        var sql = INSERT.formatted(shape.name(), shape.columns(""), shape.columns("r."), Stages.name(shape.name()));
        try (var insert = connection.prepareStatement(shape.name().equals(PROGRAM) ? sql + replacement(shape)
                : sql)) {
            insert.setInt(1, tenantId);
            insert.setLong(2, last);
            insert.executeUpdate();
        }
    }

    private static String replacement(Shape program) {
        return REPLACE.formatted(program.columns().stream().map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", ")));
    }

    /** The line without which all before it are taken, and with which they are not. */
    private RowRefused firstRefused(Shape shape, Ends ends, SQLException refusal) throws SQLException {
        var taken = ends.first() - 1;
        var refused = ends.last();
        var why = refusal;
        while (refused - taken > 1) {
            var middle = taken + (refused - taken) / 2;
            var before = connection.setSavepoint();
            try {
                insert(shape, middle);
                taken = middle;
            } catch (SQLException again) {
                refused = middle;
                why = again;
            }
            connection.rollback(before);
        }
        return new RowRefused(shape.name(), refused, why);
    }

    /** Data that can't be read, or that a constraint refuses. */
    private static boolean isOfARow(SQLException refused) {
        var state = String.valueOf(refused.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }

    private record Ends(long first, long last) {
    }

    private Ends ends(Shape shape) throws SQLException {
        try (var query = connection.prepareStatement(ENDS.formatted(Stages.name(shape.name())));
             var row = query.executeQuery()) {
            row.next();
            return new Ends(row.getLong(1), row.getLong(2));
        }
    }

    private void requireSoundLedger() throws SQLException {
        var wrong = LedgerCheck.run(connection, tenantId).checks().stream().filter(finding -> !finding.ok())
                .map(LedgerCheck.Finding::name).toList();
        if (!wrong.isEmpty()) {
            throw DomainException.ruleBroken("ledger-unsound", "The file's ledger does not hold: " + wrong + ".");
        }
    }

    private static DomainException notEmpty(String what) {
        return DomainException.conflict("tenant-not-empty", "A file is taken by a tenant that is empty; this one "
                + what + ".");
    }

    private static long number(Connection connection, String sql, int tenantId) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setInt(1, tenantId);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}
