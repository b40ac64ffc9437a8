package io.stamgast.imports.ubl;

import io.stamgast.imports.row.Meter;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.row.RowSource;
import io.stamgast.imports.row.RowTaker;
import io.stamgast.imports.row.RowTaker.InvoiceKey;
import io.stamgast.imports.row.TimeSpan;
import io.stamgast.imports.row.Unpacked;
import io.stamgast.imports.ubl.XmlCursor.Unreadable;
import io.stamgast.kernel.DomainException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** The lines of UBL documents as rows, numbered from 1 through all documents of the upload. */
public final class UblRows implements RowSource {

    private final UblFormat format;
    private final TimeSpan span;
    private final Documents documents;
    private final Set<InvoiceKey> seen = new HashSet<>();
    private UblDocument document;
    private boolean isNextWaiting;
    private long number;

    /**
     * @param latest the last time that a document may have
     * @throws DomainException 422 {@code empty-file}, or {@code unreadable-file} when it is neither a document nor a
     *     zip file
     */
    public UblRows(InputStream upload, UblFormat format, Instant latest) {
        this(upload, format, latest, Unpacked.MAX_BYTES);
    }

    /** @param maxBytes how large the documents may be in all */
    UblRows(InputStream upload, UblFormat format, Instant latest, long maxBytes) {
        this.format = format;
        span = new TimeSpan(latest);
        try {
            documents = new Documents(upload, maxBytes);
            isNextWaiting = documents.advance();
            if (!isNextWaiting) {
                throw DomainException.ruleBroken("empty-file", "file", "The file is empty.");
            }
            if (!documents.isZip()) {
                begin();
            }
        } catch (IOException damaged) {
            throw refusal(inWords(damaged));
        } catch (Unreadable broken) {
            throw refusal(broken.getMessage());
        }
    }

    private void begin() throws Unreadable {
        isNextWaiting = false;
        document = new UblDocument(documents.open(), format, span, seen, () -> ++number);
    }

    @Override
    public boolean next(RowTaker rows) throws SQLException {
        if (document == null && !isNextWaiting && !advance()) {
            return false;
        }
        try {
            if (document == null) {
                begin();
            }
            if (!document.next(rows)) {
                document = null;
            }
        } catch (Unreadable broken) {
            abandon(broken, rows);
        }
        return true;
    }

    private boolean advance() {
        try {
            return documents.advance();
        } catch (IOException damaged) {
            throw refusal(inWords(damaged));
        }
    }

    /** Goes on with the next document of a zip file. */
    private void abandon(Unreadable broken, RowTaker rows) throws SQLException {
        if (!documents.isZip()) {
            throw refusal(broken.getMessage());
        }
        var why = new RowRefused(null, "unreadable-document", documents.name() + " " + broken.getMessage());
        if (document == null) {
            rows.reject(++number, why, null);
        } else {
            document.abandon(why, rows);
        }
        document = null;
    }

    @Override
    public long position() {
        return documents.position();
    }

    private static String inWords(IOException damaged) {
        return damaged instanceof Meter.TooMuch ? "unpacks to more than " + (Unpacked.MAX_BYTES >> 30) + " GB"
                : Unpacked.damage(damaged).orElse("can't be read: " + damaged.getMessage());
    }

    private static DomainException refusal(String why) {
        return DomainException.ruleBroken("unreadable-file", "file", "The file " + why + ".");
    }

    @Override
    public void close() throws IOException {
        documents.close();
    }
}
