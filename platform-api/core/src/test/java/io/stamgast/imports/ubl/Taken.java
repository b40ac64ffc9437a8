package io.stamgast.imports.ubl;

import io.stamgast.imports.row.ImportRow;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.row.RowTaker;
import io.stamgast.imports.row.Unpacked;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was read of an upload. */
final class Taken implements RowTaker {

    static final Instant LATEST = Instant.parse("2027-01-01T00:00:00Z");

    final List<ImportRow> rows = new ArrayList<>();
    final Map<Long, RowRefused> rejected = new LinkedHashMap<>();
    final List<InvoiceKey> incomplete = new ArrayList<>();

    static Taken of(String document, Formats format) {
        return of(document.getBytes(StandardCharsets.UTF_8), format.in("EUR"));
    }

    static Taken of(byte[] upload, UblFormat format) {
        return of(new ByteArrayInputStream(upload), format);
    }

    static Taken of(InputStream upload, UblFormat format) {
        return of(upload, format, Unpacked.MAX_BYTES);
    }

    static Taken of(InputStream upload, UblFormat format, long maxBytes) {
        var taken = new Taken();
        try (var source = new UblRows(upload, format, LATEST, maxBytes)) {
            var goesOn = true;
            while (goesOn) {
                goesOn = source.next(taken);
            }
            return taken;
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A document of the tests' resources. */
    static String example(String name) {
        try (var content = Taken.class.getResourceAsStream(name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void take(ImportRow row) {
        rows.add(row);
    }

    @Override
    public void reject(long number, RowRefused refused, InvoiceKey invoice) {
        rejected.put(number, refused);
        if (invoice != null) {
            incomplete.add(invoice);
        }
    }

    /** The only row that was rejected. */
    RowRefused refused() {
        if (rejected.size() != 1) {
            throw new AssertionError(rejected);
        }
        return rejected.values().iterator().next();
    }
}
