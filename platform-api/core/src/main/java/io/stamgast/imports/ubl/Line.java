package io.stamgast.imports.ubl;

import io.stamgast.imports.row.Field;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.ubl.XmlCursor.Unreadable;
import io.stamgast.imports.ubl.XmlCursor.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A line of a document, its numbers signed as they are written. */
final class Line {

    private final UblFormat format;
    private final String place;
    private final Item item;
    private Value quantity;
    private Value amount;
    private Value original;
    private BigDecimal allowances = BigDecimal.ZERO;
    private Value price;
    private BigDecimal grossPrice;
    private Value baseQuantity;

    private Line(UblFormat format, String place) {
        this.format = format;
        this.place = place;
        item = new Item(format);
    }

    static Line read(XmlCursor cursor, UblFormat format) throws RowRefused, Unreadable {
        var line = new Line(format, cursor.place());
        line.read(cursor);
        if (line.quantity == null) {
            throw RowRefused.missing(Field.QUANTITY, "the quantity").at(line.place);
        }
        if (line.amount == null) {
            throw RowRefused.missing(Field.NET_AMOUNT, "cbc:LineExtensionAmount").at(line.place);
        }
        return line;
    }

    private void read(XmlCursor cursor) throws RowRefused, Unreadable {
        while (cursor.child()) {
            switch (cursor.name()) {
                case "cbc:InvoicedQuantity", "cbc:CreditedQuantity" -> quantity = cursor.once(quantity);
                case "cbc:LineExtensionAmount" -> amount = cursor.once(amount);
                case "cac:BillingReference" -> original = cursor.find("cac:InvoiceDocumentReference", "cbc:ID");
                case "cac:AllowanceCharge" -> allowances = allowances.add(Allowance.read(cursor, format).signed());
                case "cac:Item" -> item.read(cursor);
                case "cac:Price" -> readPrice(cursor);
                default -> cursor.skip();
            }
        }
    }

    private void readPrice(XmlCursor cursor) throws RowRefused, Unreadable {
        while (cursor.child()) {
            switch (cursor.name()) {
                case "cbc:PriceAmount" -> price = cursor.once(price);
                case "cbc:BaseQuantity" -> baseQuantity = cursor.once(baseQuantity);
                case "cac:AllowanceCharge" -> grossPrice = Allowance.read(cursor, format).base();
                default -> cursor.skip();
            }
        }
    }

    BigDecimal quantity() throws RowRefused {
        return UblFormat.number(Field.QUANTITY, quantity);
    }

    /** What it costs without taxes, its own allowances and charges in it. */
    BigDecimal amount() throws RowRefused {
        return format.amount(amount);
    }

    /**
     * What it would cost at the full price: its quantity at the price before any discount on it. Without a price, or
     * with one for another unit, what it costs without its own allowances and charges.
     */
    BigDecimal listAmount() throws RowRefused {
        if (price == null || isOfOtherUnit()) {
            return format.rounded(amount().subtract(allowances));
        }
        var each = grossPrice == null ? format.amount(price) : grossPrice;
        return quantity().multiply(each).divide(base(), format.digits(), RoundingMode.HALF_UP);
    }

    private boolean isOfOtherUnit() {
        return baseQuantity != null && baseQuantity.qualifier() != null && quantity.qualifier() != null
                && !baseQuantity.qualifier().equals(quantity.qualifier());
    }

    private BigDecimal base() throws RowRefused {
        var base = baseQuantity == null ? BigDecimal.ONE : UblFormat.number(Field.UNIT_PRICE, baseQuantity);
        if (base.signum() <= 0) {
            throw RowRefused.of(Field.UNIT_PRICE, "not-a-number", baseQuantity.text(),
                    "is a base quantity that is not above nothing").at(baseQuantity.place());
        }
        return base;
    }

    /** @return the invoice of which it gives back; null when it doesn't say by itself */
    Value original() {
        return original;
    }

    Item item() {
        return item;
    }

    String place() {
        return place;
    }
}
