package io.stamgast.ledger.statement;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.ledger.ExpiryPolicy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Reads where an account stands. */
final class BalanceReader {

    private static final int EXPIRING_SHOWN = 12;
    private static final String BALANCE = """
            select b.account_id, b.available, b.pending, b.reserved, b.last_purchase_at, s.time_zone
            from app.account a join app.program s on s.tenant_id = ? and s.id = a.program_id
            left join app.balance b on b.tenant_id = ? and b.account_id = a.pool_id
            where a.tenant_id = ? and a.id = ?""";
    private static final String DATED = """
            select l.expires_at, null::smallint as idle_months, sum(l.remaining) from app.lot l
            where l.tenant_id = ? and l.account_id = ? and not l.idle and l.opened_at is not null and l.remaining > 0
                and l.expires_at > ?
            group by l.expires_at order by l.expires_at limit\s""" + EXPIRING_SHOWN;
    private static final String IDLE = """
            select l.expires_at, l.idle_months, sum(l.remaining) from app.lot l
            where l.tenant_id = ? and l.account_id = ? and l.idle and l.opened_at is not null and l.remaining > 0
            group by l.expires_at, l.idle_months""";

    private final Connection connection;
    private final int tenant;
    private final Instant now;

    BalanceReader(Connection connection, int tenant, Instant now) {
        this.connection = connection;
        this.tenant = tenant;
        this.now = now;
    }

    BalanceView read(UUID account) throws SQLException {
        try (var query = connection.prepareStatement(BALANCE)) {
            query.setInt(1, tenant);
            query.setInt(2, tenant);
            query.setInt(3, tenant);
            query.setObject(4, account);
            try (var row = query.executeQuery()) {
                row.next();
                var available = row.getLong("available");
                return new BalanceView(available, row.getLong("pending"), row.getLong("reserved"),
                        available < 0 ? -available : null, available > 0 ? expiring(row) : List.of());
            }
        }
    }

    private List<BalanceView.Expiring> expiring(ResultSet balance) throws SQLException {
        var account = balance.getObject("account_id", UUID.class);
        var lastPurchase = instant(balance, "last_purchase_at");
        var zone = ZoneId.of(balance.getString("time_zone"));
        var points = new TreeMap<Instant, Long>();
        try (var dated = connection.prepareStatement(DATED); var idle = connection.prepareStatement(IDLE)) {
            dated.setObject(3, now.atOffset(ZoneOffset.UTC));
            collect(dated, account, lastPurchase, zone, points);
            collect(idle, account, lastPurchase, zone, points);
        }
        return points.tailMap(now, false).entrySet().stream().limit(EXPIRING_SHOWN)
                .map(BalanceReader::expiring).toList();
    }

    private static BalanceView.Expiring expiring(Map.Entry<Instant, Long> points) {
        return new BalanceView.Expiring(points.getValue(), points.getKey());
    }

    private void collect(PreparedStatement query, UUID account, Instant lastPurchase, ZoneId zone,
                         Map<Instant, Long> points) throws SQLException {
        query.setInt(1, tenant);
        query.setObject(2, account);
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                var expiresAt = instant(rows, "expires_at");
                var months = rows.getObject(2, Integer.class);
                var at = months == null ? expiresAt
                        : ExpiryPolicy.idleExpiry(expiresAt, months, lastPurchase, zone);
                points.merge(at, rows.getLong(3), Long::sum);
            }
        }
    }
}
