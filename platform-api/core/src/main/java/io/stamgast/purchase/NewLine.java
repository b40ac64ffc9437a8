package io.stamgast.purchase;

import java.math.BigDecimal;

/**
 * A line as it is reported; only {@code sku}, {@code quantity} and {@code netAmount} must be there.
 *
 * @param netAmount what was paid for the whole line, without taxes; negative when goods came back
 * @param listAmount what the line costs at the full price
 * @param cost what the line cost the tenant, for its margin
 * @param own false for a competitor's goods; absent means the tenant's own
 */
public record NewLine(String sku, String description, String category, String brand, BigDecimal quantity,
                      BigDecimal netAmount, BigDecimal listAmount, BigDecimal cost, Boolean own) {
}
