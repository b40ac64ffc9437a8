package io.stamgast.earning.rule;

import java.math.BigDecimal;

/**
 * One line of a purchase as rules see it; amounts in minor units, negative in a return.
 *
 * @param no its number in the purchase, from 1
 * @param listMinor the full price; null when unknown
 * @param costMinor null when unknown
 * @param own the tenant's brand; a competitor's line earns nothing
 */
public record Line(int no, String sku, String description, String category, String brand, BigDecimal quantity,
                   long netMinor, Long listMinor, Long costMinor, boolean own) {

    /** This line, classified like the other: what comes back is what was bought, however it is described. */
    public Line classifiedLike(Line bought) {
        return new Line(no, sku, bought.description, bought.category, bought.brand, quantity, netMinor, listMinor,
                costMinor, bought.own);
    }
}
