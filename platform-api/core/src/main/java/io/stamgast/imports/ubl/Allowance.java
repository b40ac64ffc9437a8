package io.stamgast.imports.ubl;

import io.stamgast.imports.row.Field;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.ubl.XmlCursor.Unreadable;
import io.stamgast.imports.ubl.XmlCursor.Value;
import java.math.BigDecimal;

/**
 * What is taken off, or charged on top.
 *
 * @param isCharge false for what is taken off
 * @param amount as it is written
 * @param base what it is reckoned from; null when the document doesn't say
 */
record Allowance(boolean isCharge, BigDecimal amount, BigDecimal base) {

    static Allowance read(XmlCursor cursor, UblFormat format) throws RowRefused, Unreadable {
        var place = cursor.place();
        Boolean isCharge = null;
        BigDecimal amount = null;
        BigDecimal base = null;
        while (cursor.child()) {
            switch (cursor.name()) {
                case "cbc:ChargeIndicator" -> isCharge = indicator(cursor.value());
                case "cbc:Amount" -> amount = format.amount(cursor.value());
                case "cbc:BaseAmount" -> base = format.amount(cursor.value());
                default -> cursor.skip();
            }
        }
        if (isCharge == null) {
            throw new RowRefused(null, "charge-indicator-missing", "cbc:ChargeIndicator is missing").at(place);
        }
        if (amount == null) {
            throw RowRefused.missing(Field.NET_AMOUNT, "cbc:Amount").at(place);
        }
        return new Allowance(isCharge, amount, base);
    }

    /** Negative for what is taken off. */
    BigDecimal signed() {
        return isCharge ? amount : amount.negate();
    }

    private static boolean indicator(Value value) throws RowRefused {
        return switch (value.text()) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new RowRefused(null, "not-a-boolean", "cbc:ChargeIndicator is neither true nor false")
                    .at(value.place());
        };
    }
}
