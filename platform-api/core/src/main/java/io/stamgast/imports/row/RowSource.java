package io.stamgast.imports.row;

import io.stamgast.kernel.DomainException;
import java.io.Closeable;
import java.sql.SQLException;

/** A file that is read row by row. */
public interface RowSource extends Closeable {

    /**
     * Reads on, and hands over the rows that were met.
     *
     * @return false after the last
     * @throws DomainException ({@code unreadable-file}, 422) when the file can't be read any further
     */
    boolean next(RowTaker rows) throws SQLException;

    /** How many bytes of the upload were read. */
    long position();
}
