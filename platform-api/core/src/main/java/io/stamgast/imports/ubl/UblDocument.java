package io.stamgast.imports.ubl;

import io.stamgast.imports.row.Field;
import io.stamgast.imports.row.ImportRow;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.row.RowTaker;
import io.stamgast.imports.row.RowTaker.InvoiceKey;
import io.stamgast.imports.row.TimeSpan;
import io.stamgast.imports.ubl.Head.Settled;
import io.stamgast.imports.ubl.XmlCursor.Unreadable;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * One document on its way: each of its lines becomes a row as it is met. Whether the document is consistent shows at
 * its end only; so its last row is held back till then, and rejected for what is wrong with all of them.
 */
final class UblDocument {

    private final XmlCursor cursor;
    private final UblFormat format;
    private final Set<InvoiceKey> earlier;
    private final LongSupplier numbers;
    private final String place;
    private final Head head;
    private final boolean isCreditNote;
    private final String lineElement;
    private Settled settled;
    private RowRefused refused;
    private boolean isLineRefused;
    private boolean hasLines;
    private ImportRow last;

    /**
     * @param earlier the documents that came before, to which this one is added
     * @param numbers the next row's
     */
    UblDocument(XmlCursor cursor, UblFormat format, TimeSpan span, Set<InvoiceKey> earlier, LongSupplier numbers)
            throws Unreadable {
        this.cursor = cursor;
        this.format = format;
        this.earlier = earlier;
        this.numbers = numbers;
        isCreditNote = cursor.root().equals("CreditNote");
        lineElement = isCreditNote ? "cac:CreditNoteLine" : "cac:InvoiceLine";
        place = cursor.place();
        head = new Head(format, span, isCreditNote, place);
    }

    /**
     * Reads to the end of the next line.
     *
     * @return false when there was none left
     */
    boolean next(RowTaker rows) throws Unreadable, SQLException {
        while (cursor.child()) {
            if (cursor.name().equals(lineElement)) {
                line(rows);
                return true;
            }
            other();
        }
        cursor.finish();
        end(rows);
        return false;
    }

    private void other() throws Unreadable {
        try {
            if (hasLines && !cursor.name().isEmpty()) {
                throw new RowRefused(null, "invalid-document", cursor.name() + " must stand before the lines")
                        .at(cursor.place());
            }
            head.read(cursor);
        } catch (RowRefused wrong) {
            refuse(wrong);
            cursor.leave(2);
        }
    }

    private void line(RowTaker rows) throws Unreadable, SQLException {
        if (!hasLines) {
            hasLines = true;
            settle();
        }
        var number = numbers.getAsLong();
        try {
            if (refused != null) {
                throw refused;
            }
            var row = row(number, Line.read(cursor, format));
            takeLast(rows);
            last = row;
        } catch (RowRefused wrong) {
            isLineRefused = true;
            cursor.leave(2);
            rows.reject(number, wrong, key());
        }
    }

    private void settle() {
        try {
            if (refused == null) {
                var now = head.settle();
                if (!earlier.add(now.key())) {
                    throw new RowRefused(Field.INVOICE_NUMBER.jsonName(), "document-repeated",
                            "an earlier document of the file has the same number").at(cursor.place());
                }
                settled = now;
            }
        } catch (RowRefused wrong) {
            refuse(wrong);
        }
    }

    private ImportRow row(long number, Line line) throws RowRefused {
        var item = line.item();
        var sku = item.sku();
        if (sku == null) {
            throw RowRefused.missing(Field.SKU, "an id of " + String.join(", ", format.sku()) + " of the item")
                    .at(line.place());
        }
        return new ImportRow(number, settled.key().invoiceNumber(), settled.key().distributor(), settled.account(),
                settled.occurredAt(), original(line), sku, item.description(), item.category(), item.brand(),
                signed(line.quantity()), signed(paid(line)), signed(line.listAmount()), null, format.own());
    }

    private BigDecimal paid(Line line) throws RowRefused {
        try {
            return settled.spread().next(line.amount());
        } catch (RowRefused unclear) {
            throw unclear.at(line.place());
        }
    }

    private String original(Line line) throws RowRefused {
        return line.original() == null || !settled.isReturn() ? settled.original()
                : format.text(Field.ORIGINAL_INVOICE, line.original());
    }

    /** A credit note says what it gives back in positive numbers. */
    private BigDecimal signed(BigDecimal number) {
        return isCreditNote ? number.negate() : number;
    }

    private void end(RowTaker rows) throws SQLException {
        if (!hasLines) {
            refuse(new RowRefused(null, "lines-missing", "the document has no " + lineElement).at(place));
            rows.reject(numbers.getAsLong(), refused, null);
            return;
        }
        if (!isLineRefused && refused == null) {
            requireSums();
        }
        if (refused == null) {
            takeLast(rows);
        } else if (last != null) {
            rows.reject(last.number(), refused, key());
        }
    }

    private void requireSums() {
        try {
            head.totals().requireLines(settled.spread().sum());
        } catch (RowRefused wrong) {
            refuse(wrong);
        }
    }

    /** Gives it up, because it can't be read any further. */
    void abandon(RowRefused why, RowTaker rows) throws SQLException {
        rows.reject(last == null ? numbers.getAsLong() : last.number(), why, key());
    }

    private void takeLast(RowTaker rows) throws SQLException {
        if (last != null) {
            rows.take(last);
        }
        last = null;
    }

    private InvoiceKey key() {
        return settled == null ? null : settled.key();
    }

    private void refuse(RowRefused wrong) {
        refused = refused == null ? wrong : refused;
    }
}
