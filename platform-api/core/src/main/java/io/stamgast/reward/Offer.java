package io.stamgast.reward;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.kernel.DomainException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * What a redemption needs to know of a reward, as it stood when it was read.
 *
 * @param price in points, for one
 * @param limitPerAccount null for any number
 * @param tiers codes of those that may have it; none for everybody
 * @param plans codes of the membership plans whose members may have it; none for everybody
 * @param launch from when on it can be had
 */
public record Offer(UUID id, String name, RewardType type, long price, Integer limitPerAccount, boolean active,
                    List<String> tiers, List<String> plans, Launch launch) {

    private static final String SELECT = """
            select name, type, price, limit_per_account, state = 'ACTIVE', tiers, plans,
                available_from, early_from from app.reward
            where tenant_id = ? and id = ?""";

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    public Offer {
        tiers = List.copyOf(tiers);
        plans = List.copyOf(plans);
    }

    static Offer of(Reward reward) {
        return new Offer(reward.id(), reward.name(), reward.type(), reward.price(),
                reward.limitPerAccount().orElse(null), reward.state() == Reward.State.ACTIVE, reward.tiers(),
                reward.plans(), reward.launch());
    }

    /** What one costs with so many percent off: whole points, rounded up, and never nothing. */
    public long priceLess(BigDecimal percent) {
        var rest = BigDecimal.valueOf(price).multiply(HUNDRED.subtract(percent))
                .divide(HUNDRED, 0, RoundingMode.CEILING);
        return Math.max(1, rest.longValueExact());
    }

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
                        row.getObject(4, Integer.class), row.getBoolean(5), Reward.codes(row.getString(6)),
                        Reward.codes(row.getString(7)),
                        new Launch(instant(row, "available_from"), instant(row, "early_from")));
            }
        }
    }
}
