package io.stamgast.imports.row;

import io.stamgast.purchase.NewPurchase;
import java.time.Instant;

/**
 * When a file's purchases may have been made.
 *
 * @param latest the last time that a row may have
 */
public record TimeSpan(Instant latest) {

    /** @param text as the file writes that time */
    public Instant require(String text, Instant time) throws RowRefused {
        if (time.isBefore(NewPurchase.EARLIEST)) {
            throw RowRefused.of(Field.OCCURRED_AT, "date-too-early", text, "is before 1990");
        }
        if (time.isAfter(latest)) {
            throw RowRefused.of(Field.OCCURRED_AT, "date-in-future", text, "is more than a day ahead");
        }
        return time;
    }
}
