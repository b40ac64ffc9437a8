package io.stamgast.imports;

import io.stamgast.imports.row.Field;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.row.RowSource;
import io.stamgast.imports.row.RowTaker;
import io.stamgast.imports.row.RowTaker.InvoiceKey;
import io.stamgast.kernel.DomainException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.commons.csv.CSVRecord;

/** The rows of a CSV file. */
final class CsvRows implements RowSource {

    private final ImportFile file;
    private final RowReader reader;

    /**
     * @param latest the last time that a row may have
     * @throws DomainException 422 {@code empty-file} or {@code unreadable-file} when the header can't be read,
     *     {@code invalid-mapping} when the mapping doesn't fit it
     */
    CsvRows(InputStream upload, Format format, Instant latest) {
        file = new ImportFile(upload, format);
        reader = new RowReader(format, file.header(), latest);
    }

    @Override
    public boolean next(RowTaker rows) throws SQLException {
        var row = file.next();
        if (row == null) {
            return false;
        }
        try {
            rows.take(reader.read(file.number(), row));
        } catch (RowRefused refused) {
            rows.reject(file.number(), refused, invoice(row, refused));
        }
        return true;
    }

    private InvoiceKey invoice(CSVRecord row, RowRefused refused) {
        var invoice = reader.invoiceOf(row);
        return invoice == null || refused.reason().equals(Field.ACCOUNT.missing()) ? null
                : new InvoiceKey(reader.distributorOf(row), invoice);
    }

    @Override
    public long position() {
        return file.position();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
