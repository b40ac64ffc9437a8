package io.stamgast.reward;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.kernel.DomainException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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
            select r.id, r.name, r.type, r.price, r.limit_per_account, r.state = 'ACTIVE' as active, r.tiers, r.plans,
                r.available_from, r.early_from from app.reward r
            """;
    private static final String ONE = SELECT + "where r.tenant_id = ? and r.id = ?";
    private static final String WITHIN = SELECT + """
            join app.reward_stock s on s.tenant_id = ? and s.reward_id = r.id
            where r.tenant_id = ? and r.state = 'ACTIVE' and (s.quantity is null or s.quantity > 0)
            and greatest(1, ceil(r.price * (100 - ?::numeric) / 100)) <= ?
            and (?::uuid is null or r.price < ? or r.price = ? and r.id > ?)
            order by r.price desc, r.id limit ?""";

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
        try (var query = connection.prepareStatement(ONE)) {
            query.setInt(1, tenantId);
            query.setObject(2, id);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw DomainException.unknown("unknown-reward", "reward", "there is no reward " + id);
                }
                return of(row);
            }
        }
    }

    /**
     * Active rewards in stock, of which so many points pay for one, the dearest first.
     *
     * @param percent off their prices
     * @param last the one behind which to go on; null to begin
     */
    public static List<Offer> within(Connection connection, int tenantId, long points, BigDecimal percent, Offer last,
                                     int limit) throws SQLException {
        try (var query = connection.prepareStatement(WITHIN)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            query.setBigDecimal(3, percent);
            query.setLong(4, points);
            query.setObject(5, last == null ? null : last.id());
            query.setLong(6, last == null ? 0 : last.price());
            query.setLong(7, last == null ? 0 : last.price());
            query.setObject(8, last == null ? null : last.id());
            query.setInt(9, limit);
            try (var row = query.executeQuery()) {
                var offers = new ArrayList<Offer>();
                while (row.next()) {
                    offers.add(of(row));
                }
                return offers;
            }
        }
    }

    private static Offer of(ResultSet row) throws SQLException {
        return new Offer(row.getObject("id", UUID.class), row.getString("name"),
                RewardType.valueOf(row.getString("type")), row.getLong("price"),
                row.getObject("limit_per_account", Integer.class), row.getBoolean("active"),
                Reward.codes(row.getString("tiers")), Reward.codes(row.getString("plans")),
                new Launch(instant(row, "available_from"), instant(row, "early_from")));
    }
}
