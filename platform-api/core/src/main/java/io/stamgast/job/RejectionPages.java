package io.stamgast.job;

import io.stamgast.web.Page;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Rejected rows as they are read: page by page, or all of them as a file. */
public final class RejectionPages {

    private static final int ROWS_PER_READ = 5_000;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader("row", "field", "reason", "detail").get();

    private RejectionPages() {
    }

    public static Page<Rejection> json(Jobs jobs, UUID id, Integer limit, String cursor, UriInfo uri) {
        var after = Page.position(cursor, Long::valueOf);
        var size = Page.limit(limit);
        var rows = jobs.rejections(id, after == null ? 0 : after, size + 1);
        return Page.of(rows, size, uri, row -> Long.toString(row.row()), row -> row);
    }

    /** A file with a header line, UTF-8; holds a few thousand rows at a time in memory. */
    public static StreamingOutput csv(Jobs jobs, UUID id) {
        return out -> write(jobs, id, out);
    }

    private static void write(Jobs jobs, UUID id, OutputStream out) throws IOException {
        var printer = new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), FORMAT);
        var rows = jobs.rejections(id, 0, ROWS_PER_READ);
        while (!rows.isEmpty()) {
            for (var row : rows) {
                printer.printRecord(row.row(), row.field(), row.reason(), row.detail());
            }
            rows = jobs.rejections(id, rows.get(rows.size() - 1).row(), ROWS_PER_READ);
        }
        printer.flush();
    }
}
