package io.stamgast.reward;

import io.stamgast.kernel.DomainException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What a redemption needs to know of a reward, as it stood when it was read.
 *
 * @param price in points, for one
 * @param limitPerAccount null for any number
 */
public record Offer(UUID id, String name, RewardType type, long price, Integer limitPerAccount, boolean active) {

    private static final String SELECT = """
            select name, type, price, limit_per_account, state = 'ACTIVE' from app.reward
            where tenant_id = ? and id = ?""";

    /** @throws DomainException ({@code unknown-reward}, 404) when the tenant has no such reward */
    public static Offer read(Connection connection, int tenantId, UUID id) throws SQLException {
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenantId);
            query.setObject(2, id);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw DomainException.unknown("unknown-reward", "reward", "there is no reward " + id);
                }
                return new Offer(id, row.getString(1), RewardType.valueOf(row.getString(2)), row.getLong(3),
                        row.getObject(4, Integer.class), row.getBoolean(5));
            }
        }
    }
}
