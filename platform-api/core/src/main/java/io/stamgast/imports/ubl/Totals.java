package io.stamgast.imports.ubl;

import io.stamgast.imports.row.Field;
import io.stamgast.imports.row.RowRefused;
import io.stamgast.imports.ubl.XmlCursor.Unreadable;
import io.stamgast.imports.ubl.XmlCursor.Value;
import java.math.BigDecimal;

/** What a document says of itself as a whole: its sums, and what is taken off or charged on top of all lines. */
final class Totals {

    private final UblFormat format;
    private BigDecimal allowances = BigDecimal.ZERO;
    private BigDecimal charges = BigDecimal.ZERO;
    private Value lines;
    private Value taxExclusive;
    private Value allowanceTotal;
    private Value chargeTotal;

    Totals(UblFormat format) {
        this.format = format;
    }

    /** Reads a {@code cac:AllowanceCharge} of the document. */
    void readAllowance(XmlCursor cursor) throws RowRefused, Unreadable {
        var amount = Allowance.read(cursor, format);
        if (amount.isCharge()) {
            charges = charges.add(amount.amount());
        } else {
            allowances = allowances.add(amount.amount());
        }
    }

    /** Reads the {@code cac:LegalMonetaryTotal}. */
    void read(XmlCursor cursor) throws RowRefused, Unreadable {
        while (cursor.child()) {
            switch (cursor.name()) {
                case "cbc:LineExtensionAmount" -> lines = cursor.once(lines);
                case "cbc:TaxExclusiveAmount" -> taxExclusive = cursor.once(taxExclusive);
                case "cbc:AllowanceTotalAmount" -> allowanceTotal = cursor.once(allowanceTotal);
                case "cbc:ChargeTotalAmount" -> chargeTotal = cursor.once(chargeTotal);
                default -> cursor.skip();
            }
        }
    }

    /**
     * How its allowances and charges are spread over its lines.
     *
     * @param document its place
     * @throws RowRefused when its sums contradict each other
     */
    Spread spread(String document) throws RowRefused {
        requireSame("cbc:AllowanceTotalAmount", allowanceTotal, allowances, "the allowances sum up to ");
        requireSame("cbc:ChargeTotalAmount", chargeTotal, charges, "the charges sum up to ");
        var lineTotal = lineTotal(document);
        requireSame("cbc:TaxExclusiveAmount", taxExclusive, lineTotal.add(spreadable()),
                "the lines, less allowances and plus charges, sum up to ");
        return new Spread(lineTotal, spreadable(), format.digits());
    }

    private BigDecimal lineTotal(String document) throws RowRefused {
        if (lines != null) {
            return format.amount(lines);
        }
        if (taxExclusive == null) {
            throw new RowRefused(Field.NET_AMOUNT.jsonName(), "total-missing",
                    "cac:LegalMonetaryTotal/cbc:LineExtensionAmount is missing before the lines").at(document);
        }
        return format.amount(taxExclusive).subtract(spreadable());
    }

    /** Whether the document gives back more than it takes, as it is written. */
    boolean isNegative(String document) throws RowRefused {
        return lineTotal(document).add(spreadable()).signum() < 0;
    }

    /** @throws RowRefused when the lines, which were all read, don't sum up to what the document says */
    void requireLines(BigDecimal sum) throws RowRefused {
        if (lines == null) {
            requireSame("cbc:TaxExclusiveAmount", taxExclusive, sum.add(spreadable()),
                    "the lines, less allowances and plus charges, sum up to ");
        } else {
            requireSame("cbc:LineExtensionAmount", lines, sum, "the lines sum up to ");
        }
    }

    private BigDecimal spreadable() {
        return charges.subtract(allowances);
    }

    private void requireSame(String element, Value said, BigDecimal counted, String inWords) throws RowRefused {
        if (said != null && format.rounded(format.amount(said)).compareTo(format.rounded(counted)) != 0) {
            throw new RowRefused(Field.NET_AMOUNT.jsonName(), "total-differs", element + " is " + said.text() + ", but "
                    + inWords + format.rounded(counted).toPlainString()).at(said.place());
        }
    }
}
