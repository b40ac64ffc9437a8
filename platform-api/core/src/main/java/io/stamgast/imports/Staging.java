package io.stamgast.imports;

import io.stamgast.imports.row.ImportRow;
import io.stamgast.imports.row.RowTaker.InvoiceKey;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The rows of one import in a temporary table, which only its connection sees: written by COPY, read in the order of
 * their invoices. Row-level security refuses COPY into the tenant's own tables. The cursor outlives its transaction,
 * so that none stays open while the rows are posted.
 */
final class Staging implements AutoCloseable {

    /** A row as it was staged; {@code lines} and {@code incomplete} are its whole invoice's. */
    record Staged(ImportRow row, int lines, boolean incomplete) {
    }

    private static final int BUFFER_CHARS = 1 << 16;
    private static final String CREATE = """
            create temporary table import_row (
                row_no bigint, distributor text collate "C", invoice_number text collate "C", rejected boolean,
                account text, occurred_at bigint, original_invoice text, sku text, description text, category text,
                brand text, quantity text, net_amount text, list_amount text, cost text, own boolean)""";
    private static final String COPY = "copy pg_temp.import_row from stdin";
    private static final String CURSOR = """
            declare import_rows no scroll cursor with hold for
            select * from (
                select *, min(occurred_at) over invoice as first_at, count(*) over invoice as lines,
                    bool_or(rejected) over invoice as incomplete
                from pg_temp.import_row window invoice as (partition by distributor, invoice_number)) as staged
            where not rejected order by first_at, distributor, invoice_number, row_no""";
    private static final String ORIGINALS = """
            select distinct original_invoice from pg_temp.import_row where original_invoice is not null limit\s""";
    private static final String FETCH = "fetch forward 5000 from import_rows";

    private final Connection connection;
    private final StringBuilder buffer = new StringBuilder(BUFFER_CHARS + 4096);
    private CopyIn copy;
    private long rows;

    Staging(Connection connection) throws SQLException {
        this.connection = connection;
        execute("drop table if exists pg_temp.import_row");
        execute(CREATE);
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
    }

    /** How many rows were added that can be taken. */
    long rows() {
        return rows;
    }

    void add(ImportRow row) throws SQLException {
        rows++;
        cell(row.number()).cell(row.distributor()).cell(row.invoiceNumber()).cell("f").cell(row.account())
                .cell(micros(row.occurredAt())).cell(row.originalInvoice()).cell(row.sku()).cell(row.description())
                .cell(row.category()).cell(row.brand()).cell(row.quantity().toPlainString())
                .cell(row.netAmount().toPlainString()).cell(plain(row.listAmount())).cell(plain(row.cost()))
                .cell(row.own() ? "t" : "f").endRow();
    }

    /** Notes that a row of this invoice was rejected. */
    void addRejected(long number, InvoiceKey invoice) throws SQLException {
        cell(number).cell(invoice.distributor()).cell(invoice.invoiceNumber()).cell("t");
        for (var column = 4; column < 16; column++) {
            cell(null);
        }
        endRow();
    }

    /** Ends the writing, and sorts. */
    void sort() throws SQLException {
        flush();
        copy.endCopy();
        copy = null;
        execute("set local work_mem = '32MB'");
        execute(CURSOR);
        connection.commit();
    }

    /** The invoice numbers that rows name as originals. */
    Set<String> originals(int most) throws SQLException {
        try (var statement = connection.createStatement(); var found = statement.executeQuery(ORIGINALS + most)) {
            var originals = new HashSet<String>();
            while (found.next()) {
                originals.add(found.getString(1));
            }
            connection.commit();
            return originals;
        }
    }

    /** The next few thousand rows in order; empty after the last. */
    List<Staged> fetch() throws SQLException {
        try (var statement = connection.createStatement(); var found = statement.executeQuery(FETCH)) {
            var staged = new ArrayList<Staged>();
            while (found.next()) {
                staged.add(staged(found));
            }
            connection.commit();
            return staged;
        }
    }

    private static Staged staged(ResultSet found) throws SQLException {
        var row = new ImportRow(found.getLong("row_no"), found.getString("invoice_number"),
                found.getString("distributor"), found.getString("account"), instant(found.getLong("occurred_at")),
                found.getString("original_invoice"), found.getString("sku"), found.getString("description"),
                found.getString("category"), found.getString("brand"), decimal(found.getString("quantity")),
                decimal(found.getString("net_amount")), decimal(found.getString("list_amount")),
                decimal(found.getString("cost")), found.getBoolean("own"));
        return new Staged(row, found.getInt("lines"), found.getBoolean("incomplete"));
    }

    private Staging cell(Object value) {
        if (value == null) {
            buffer.append("\\N\t");
            return this;
        }
        var text = value.toString();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '\\' -> buffer.append("\\\\");
                case '\t' -> buffer.append("\\t");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                default -> buffer.append(c);
            }
        }
        buffer.append('\t');
        return this;
    }

    private void endRow() throws SQLException {
        buffer.setCharAt(buffer.length() - 1, '\n');
        if (buffer.length() >= BUFFER_CHARS) {
            flush();
        }
    }

    private void flush() throws SQLException {
        var bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        buffer.setLength(0);
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Leaves the connection as it was found, for whoever gets it from the pool. */
    @Override
    public void close() throws SQLException {
        if (copy != null && copy.isActive()) {
            copy.cancelCopy();
        }
        connection.rollback();
        execute("close all");
        execute("drop table if exists pg_temp.import_row");
        connection.commit();
    }

    private static long micros(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
