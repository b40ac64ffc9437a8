package io.stamgast.imports;

import io.stamgast.imports.row.Field;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.row.RowSource;
import io.stamgast.imports.row.RowTaker;
import io.stamgast.imports.row.RowTaker.InvoiceKey;
import io.stamgast.imports.text.TextFile;
import io.stamgast.kernel.DomainException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The rows of a file of text. */
final class TextRows implements RowSource {

    private final TextFile file;
    private final RowReader reader;

    /**
     * @param latest the last time that a row may have
     * @throws DomainException ({@code invalid-mapping}, 422) when the mapping doesn't fit the file's header
     */
    TextRows(TextFile file, Format format, Instant latest) {
        this.file = file;
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

    private InvoiceKey invoice(List<String> row, RowRefused refused) {
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
