package io.stamgast.earning.condition;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One line of a purchase as rules see it; amounts in minor units, negative in a return.
 *
 * @param no its number in the purchase, from 1
 * @param listMinor the full price; null when unknown
 * @param costMinor null when unknown
 * @param own the tenant's brand; a competitor's line earns nothing
 * @param bought of what is left of a line: the whole; null for a whole one
 */
public record Line(int no, String sku, String description, String category, String brand, BigDecimal quantity,
                   long netMinor, Long listMinor, Long costMinor, boolean own, Line bought) {

    public Line(int no, String sku, String description, String category, String brand, BigDecimal quantity,
                long netMinor, Long listMinor, Long costMinor, boolean own) {
        this(no, sku, description, category, brand, quantity, netMinor, listMinor, costMinor, own, null);
    }

    /** Of this line so much, classified like the other: what comes back is what was bought, however it is told. */
    public Line piece(long partMinor, BigDecimal pieces, Line like) {
        return new Line(no, sku, like.description, like.category, like.brand, pieces, partMinor,
                part(listMinor, partMinor, netMinor), part(costMinor, partMinor, netMinor), like.own, bought);
    }

    /** What is left of it; its prices keep their proportion. */
    public Line less(long takenMinor, BigDecimal pieces) {
        if (takenMinor == 0 && pieces.signum() == 0) {
            return this;
        }
        var whole = whole();
        var left = Math.subtractExact(netMinor, takenMinor);
        return new Line(no, sku, description, category, brand, quantity.subtract(pieces), left,
                part(whole.listMinor, left, whole.netMinor), part(whole.costMinor, left, whole.netMinor), own, whole);
    }

    private static Long part(Long price, long left, long all) {
        return price == null || all == 0 ? price : Long.valueOf(BigDecimal.valueOf(price)
                .multiply(BigDecimal.valueOf(left)).divide(BigDecimal.valueOf(all), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    Line whole() {
        return bought == null ? this : bought;
    }

    /** A line that comes back as conditions see it: like the one that was bought. */
    Line mirrored() {
        return new Line(no, sku, description, category, brand, quantity.negate(), Math.negateExact(netMinor),
                absolute(listMinor), absolute(costMinor), own, null);
    }

    private static Long absolute(Long price) {
        return price == null ? null : Long.valueOf(Math.abs(price));
    }
}
