package io.stamgast.move;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import io.stamgast.ledger.check.LedgerCheck;
import io.stamgast.move.estate.CarriedTable;
import io.stamgast.move.estate.RowRefusal;
import io.stamgast.move.estate.SelfReference;
import io.stamgast.move.estate.Shape;
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
            where s.line between ? and ? order by s.line""";
    /** The revision is raised, so that whoever keeps rules in memory reads those that arrived. */
    private static final String REPLACE =
            " on conflict (tenant_id, id) do update set rules_revision = arrived.rules_revision + 1, %s";
    /** The first row that names one of its own table which is not there. */
    private static final String ORPHAN = """
            select coalesce(min(s.line), 0) from %1$s s
            cross join lateral jsonb_populate_record(null::app.%2$s, s.content::jsonb -> 'row') r
            where r.%3$s is not null and not exists (
                select from %1$s k
                cross join lateral jsonb_populate_record(null::app.%2$s, k.content::jsonb -> 'row') n
                where n.%4$s = r.%3$s)""";
    private static final String BY_LINE = "create index on %s (line)";
    private static final String ENDS = "select coalesce(min(line), 0), coalesce(max(line), 0) from %s";

    /** A line that the database does not take. */
    static final class RowRefused extends RuntimeException {

        private final String table;
        private final long line;
        private final String reason;

        private RowRefused(String table, long line, RowRefusal refusal, SQLException why) {
            super(refusal.detail(), why);
            this.table = table;
            this.line = line;
            this.reason = refusal.reason();
        }

        String table() {
            return table;
        }

        long line() {
            return line;
        }

        /** A stable code. */
        String reason() {
            return reason;
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
            insert(shape, shape.columns("r."), ends);
            connection.releaseSavepoint(before);
        } catch (SQLException refused) {
            requireOfARow(refused);
            connection.rollback(before);
            throw firstRefused(shape, ends, refused);
        }
    }

    private void insert(Shape shape, String values, Ends ends) throws SQLException {
        var sql = INSERT.formatted(shape.name(), shape.columns(""), values, Stages.name(shape.name()));
        try (var insert = connection.prepareStatement(shape.name().equals(PROGRAM) ? sql + replacement(shape)
                : sql)) {
            insert.setInt(1, tenantId);
            insert.setLong(2, ends.first);
            insert.setLong(3, ends.last);
            insert.executeUpdate();
        }
    }

    private static String replacement(Shape program) {
        return REPLACE.formatted(program.columns().stream().map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", ")));
    }

    private RowRefused firstRefused(Shape shape, Ends ends, SQLException why) throws SQLException {
        var references = SelfReference.of(connection, shape);
        var constraint = RowRefusal.constraint(why);
        for (var reference : references) {
            if (reference.constraint().equals(constraint)) {
                return refused(shape, orphan(shape, reference), why);
            }
        }
        return byHalves(shape, SelfReference.columnsWithout(references, shape), ends, why);
    }

    /**
     * The line with which they are not taken. Those before it stay inserted meanwhile, so that each is inserted once
     * more at most. They must not name each other, as a half need not hold all that it names.
     */
    private RowRefused byHalves(Shape shape, String values, Ends ends, SQLException refusal) throws SQLException {
        execute(BY_LINE.formatted(Stages.name(shape.name())));
        var taken = ends.first - 1;
        var refused = ends.last;
        var why = refusal;
        while (refused - taken > 1) {
            var middle = taken + (refused - taken) / 2;
            var before = connection.setSavepoint();
            try {
                insert(shape, values, new Ends(taken + 1, middle));
                taken = middle;
            } catch (SQLException again) {
                requireOfARow(again);
                connection.rollback(before);
                refused = middle;
                why = again;
            }
        }
        return refused(shape, refused, why);
    }

    private RowRefused refused(Shape shape, long line, SQLException why) throws SQLException {
        return new RowRefused(shape.name(), line, RowRefusal.of(connection, why), why);
    }

    private long orphan(Shape shape, SelfReference itself) throws SQLException {
        try (var query = connection.prepareStatement(ORPHAN.formatted(Stages.name(shape.name()), shape.name(),
                     itself.column(), itself.key()));
             var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Data that can't be read, or that a constraint refuses; what else it is, is thrown. */
    private static void requireOfARow(SQLException refused) throws SQLException {
        var state = String.valueOf(refused.getSQLState());
        if (!state.startsWith("22") && !state.startsWith("23")) {
            throw refused;
        }
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
