package io.stamgast.imports;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;

/** Puts staged rows together to invoices, one at a time. */
final class Invoices {

    private final Staging staging;
    private Iterator<Staging.Staged> rows = Collections.emptyIterator();
    private Staging.Staged ahead;

    Invoices(Staging staging) throws SQLException {
        this.staging = staging;
        ahead = nextRow();
    }

    /** The next invoice, an overlong one in pieces; null after the last. */
    Invoice next() throws SQLException {
        if (ahead == null) {
            return null;
        }
        var invoice = new Invoice(new ArrayList<>(), ahead.lines(), ahead.incomplete());
        do {
            invoice.rows().add(ahead.row());
            ahead = nextRow();
        } while (ahead != null && invoice.isSameAs(ahead.row()) && invoice.rows().size() < Invoice.MAX_LINES);
        return invoice;
    }

    private Staging.Staged nextRow() throws SQLException {
        if (!rows.hasNext()) {
            rows = staging.fetch().iterator();
        }
        return rows.hasNext() ? rows.next() : null;
    }
}
