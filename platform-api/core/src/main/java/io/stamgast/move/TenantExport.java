package io.stamgast.move;

import io.stamgast.kernel.Json;
import io.stamgast.move.estate.CarriedTable;
import io.stamgast.move.estate.Rows;
import io.stamgast.move.estate.Shape;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Writes what a tenant owns: a {@link Header}, a line for each row, {@code {"table":"account","row":{…}}}, and a last
 * line that counts them, {@code {"rows":123}}. Holds a thousand rows at a time.
 */
final class TenantExport {

    private static final String COUNT = "select count(*) from app.%s t where t.tenant_id = ?";

    private final Connection connection;
    private final int tenantId;
    private final List<Shape> shapes;

    /** @param connection a unit of work of the tenant that sees one snapshot all the time */
    TenantExport(Connection connection, int tenantId, List<CarriedTable> tables) throws SQLException {
        this.connection = connection;
        this.tenantId = tenantId;
        this.shapes = Shape.read(connection, tables);
    }

    /** How many rows there are. */
    long count() throws SQLException {
        var rows = 0L;
        for (var shape : shapes) {
            try (var count = connection.prepareStatement(COUNT.formatted(shape.name()))) {
                count.setInt(1, tenantId);
                try (var row = count.executeQuery()) {
                    row.next();
                    rows += row.getLong(1);
                }
            }
        }
        return rows;
    }

    /**
     * Writes all lines, UTF-8.
     *
     * @param progress is told of how many rows were written, now and then
     * @return how many rows it wrote
     */
    long write(String alias, Instant now, Map<String, String> leftBehind, OutputStream out, LongConsumer progress)
            throws SQLException, IOException {
        try (var zone = connection.createStatement()) {
            zone.execute("set local time zone 'UTC'");
        }
        var lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        lines.append(Json.write(Header.of(alias, now, shapes, leftBehind))).append('\n');
        var rows = 0L;
        for (var shape : shapes) {
            rows = write(shape, rows, lines, progress);
        }
        lines.append(Json.write(Map.of("rows", rows))).append('\n').flush();
        return rows;
    }

    private long write(Shape shape, long before, Writer lines, LongConsumer progress) throws SQLException {
        var begin = "{\"table\":\"" + shape.name() + "\",\"row\":";
        var written = new AtomicLong(before);
        Rows.read(connection, tenantId, shape, rows -> {
            append(begin, rows, lines);
            progress.accept(written.addAndGet(rows.size()));
        });
        return written.get();
    }

    private static void append(String begin, List<String> rows, Writer lines) {
        try {
            for (var row : rows) {
                lines.append(begin).append(row).append("}\n");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
