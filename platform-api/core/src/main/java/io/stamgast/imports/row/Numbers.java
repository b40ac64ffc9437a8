package io.stamgast.imports.row;

import io.stamgast.purchase.NewPurchase;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads numbers, of no more digits than a purchase may have. */
public record Numbers(char decimalSeparator) {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");
    private static final int MAX_DECIMALS = 8;
    private static final String TOO_LARGE = "has more than " + NewPurchase.MAX_DIGITS + " digits before the point";

    /** @param cell no longer than a field's text may be */
    public BigDecimal read(Field field, String cell) throws RowRefused {
        var plain = decimalSeparator == ',' ? cell.replace('.', '?').replace(',', '.') : cell;
        if (!NUMBER.matcher(plain).matches()) {
            throw RowRefused.of(field, "not-a-number", cell, "is not a number");
        }
        var number = new BigDecimal(plain);
        if (isTooLarge(number)) {
            throw RowRefused.of(field, "number-too-large", cell, TOO_LARGE);
        }
        if (number.scale() > MAX_DECIMALS) {
            throw RowRefused.of(field, "too-many-decimals", cell, "has more than " + MAX_DECIMALS + " decimals");
        }
        return number;
    }

    /** What so many cost. */
    public static BigDecimal product(BigDecimal quantity, BigDecimal unitPrice) throws RowRefused {
        var amount = quantity.multiply(unitPrice);
        if (isTooLarge(amount)) {
            throw RowRefused.of(Field.UNIT_PRICE, "number-too-large", amount.toPlainString(),
                    "is the line's amount; it " + TOO_LARGE);
        }
        return amount;
    }

    private static boolean isTooLarge(BigDecimal number) {
        return number.precision() - number.scale() > NewPurchase.MAX_DIGITS;
    }
}
