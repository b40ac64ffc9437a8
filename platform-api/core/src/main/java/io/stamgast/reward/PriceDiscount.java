package io.stamgast.reward;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What an account has off the prices of rewards; features that know more about accounts (tiers, plans) implement it as
 * CDI beans. The largest counts: they don't add up.
 */
public interface PriceDiscount {

    /**
     * @param connection of the tenant's unit of work
     * @return percent, from 0 to 100
     */
    BigDecimal percent(Connection connection, int tenantId, UUID accountId) throws SQLException;

    /** The largest of them; 0 of none. */
    static BigDecimal best(Iterable<PriceDiscount> discounts, Connection connection, int tenantId, UUID accountId)
            throws SQLException {
        var best = BigDecimal.ZERO;
        for (var discount : discounts) {
            best = best.max(discount.percent(connection, tenantId, accountId));
        }
        return best;
    }
}
