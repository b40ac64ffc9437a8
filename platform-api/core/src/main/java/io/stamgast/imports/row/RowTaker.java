package io.stamgast.imports.row;

import java.sql.SQLException;

/** Who is handed a file's rows. */
public interface RowTaker {

    /** Whose rows are one invoice; the distributor is empty for none. */
    record InvoiceKey(String distributor, String invoiceNumber) {
    }

    void take(ImportRow row) throws SQLException;

    /** @param invoice which isn't whole without the row; null when others of it may be taken */
    void reject(long number, RowRefused refused, InvoiceKey invoice) throws SQLException;
}
