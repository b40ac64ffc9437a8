package io.stamgast.imports;

import io.stamgast.imports.row.Field;
import io.stamgast.imports.row.RowSource;
import io.stamgast.imports.text.CsvFile;
import io.stamgast.imports.text.NdjsonFile;
import io.stamgast.imports.text.TextFile;
import io.stamgast.imports.ubl.UblFormat;
import io.stamgast.imports.ubl.UblRows;
import io.stamgast.kernel.DomainException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A mapping that was checked.
 *
 * @param ndjson whether the rows are JSON objects instead of CSV
 * @param account null when the account is the whole cell
 * @param ubl how UBL documents are read; null for a file of text
 */
record Format(boolean ndjson, Charset charset, Times times, String source, String currency, Map<Field, String> columns,
              Map<Field, String> constants, Pattern account, boolean own, char delimiter, char decimalSeparator,
              UblFormat ubl) {

    /** The same for UBL documents. */
    Format of(UblFormat documents) {
        return new Format(ndjson, charset, times, source, currency, columns, constants, account, own, delimiter,
                decimalSeparator, documents);
    }

    /**
     * A file of this format.
     *
     * @param latest the last time that a row may have
     * @throws DomainException 422 {@code empty-file} or {@code unreadable-file} when its beginning can't be read,
     *     {@code invalid-mapping} when the mapping doesn't fit it
     */
    RowSource rows(InputStream upload, Instant latest) {
        return ubl == null ? new TextRows(text(upload), this, latest) : new UblRows(upload, ubl, latest);
    }

    private TextFile text(InputStream upload) {
        return ndjson ? new NdjsonFile(upload, columns.values()) : new CsvFile(upload, charset, delimiter);
    }

    boolean has(Field field) {
        return columns.containsKey(field) || constants.containsKey(field);
    }

    /** How times are written. */
    record Times(String pattern, ZoneId zone) {
    }
}
