package io.stamgast.purchase;

import java.math.BigDecimal;

/**
 * A line as it is kept: amounts in the currency's minor unit.
 *
 * @param no its place in the purchase, from 1
 * @param listMinor null when not reported, like {@code costMinor}
 */
public record PurchaseLine(int no, String sku, String description, String category, String brand, BigDecimal quantity,
                           long netMinor, Long listMinor, Long costMinor, boolean own) {
}
