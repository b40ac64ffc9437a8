package io.stamgast.tier.outlook;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.kernel.Ids;
import io.stamgast.tier.scheme.Scheme;
import io.stamgast.tier.scheme.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Accounts a little below a tier that they aren't in, the nearest first, from what was last seen of them: by their
 * latest posting, or by the daily round.
 */
final class NearlyThere {

    /** Where a page ended. */
    record Place(long value, UUID account) {

        static final Place START = new Place(Long.MAX_VALUE, Ids.NIL);

        static Place parse(String text) {
            var space = text.indexOf(' ');
            return new Place(Long.parseLong(text.substring(0, space)), Ids.parse(text.substring(space + 1)));
        }

        @Override
        public String toString() {
            return value + " " + account;
        }
    }

    /**
     * One of them.
     *
     * @param tier the one it is in; null for none
     * @param value in the metric's smallest unit
     */
    record Row(UUID account, String externalId, String name, String tier, long value, Instant seenAt) {
    }

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final String SELECT = """
            select t.account_id, a.external_id, a.name, t.tier_code, t.value, t.seen_at
            from app.account_tier t join app.account a on a.tenant_id = ? and a.id = t.account_id
            where t.tenant_id = ? and t.value >= ? and t.value < ?
                and (t.tier_code is null or not t.tier_code = any (?)) and (t.value, t.account_id) < (?, ?)
            order by t.value desc, t.account_id desc limit ?""";

    private NearlyThere() {
    }

    /** @param within percent of the threshold */
    static List<Row> list(Connection connection, int tenantId, Scheme scheme, int rank, int within, Place after,
                          int limit) throws SQLException {
        var threshold = scheme.tiers().get(rank).threshold();
        if (threshold == Tier.UNREACHABLE) {
            return List.of();
        }
        try (var query = connection.prepareStatement(SELECT)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            query.setLong(3, from(threshold, within));
            query.setLong(4, threshold);
            query.setArray(5, connection.createArrayOf("text",
                    scheme.tiers().stream().skip(rank).map(Tier::code).toArray()));
            query.setLong(6, after.value());
            query.setObject(7, after.account());
            query.setInt(8, limit);
            var rows = new ArrayList<Row>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                            row.getString(4), row.getLong(5), instant(row, 6)));
                }
            }
            return rows;
        }
    }

    private static long from(long threshold, int within) {
        return BigDecimal.valueOf(threshold).multiply(BigDecimal.valueOf(100L - within))
                .divide(HUNDRED, 0, RoundingMode.CEILING).longValueExact();
    }
}
