package io.stamgast.ledger.due;

import io.stamgast.kernel.Outbox;
import io.stamgast.ledger.due.ExpiryNotices.Loss;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What accounts were told of points that will expire, in the caller's unit of work. */
final class NoticeTable {

    private static final int KEPT_DAYS = 60;
    private static final String TOLD = """
            select account_id, last_day, days from app.expiry_notice where tenant_id = ? and account_id = any (?)""";
    private static final String TELL = """
            insert into app.expiry_notice as n (tenant_id, account_id, last_day, days, told_at)
            select ?, r.account, r.last_day, r.days, ?
            from unnest(?::uuid[], ?::date[], ?::smallint[]) as r (account, last_day, days)
            order by r.account, r.last_day on conflict do nothing
            returning n.account_id, n.last_day, n.days""";
    private static final String FORGET = "delete from app.expiry_notice where tenant_id = ? and last_day < ?";

    private final Connection connection;
    private final int tenantId;

    NoticeTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /** Tells of what nobody was told of. */
    void tell(Map<Loss, Long> losses, Instant now) throws SQLException {
        var fresh = new ArrayList<>(losses.keySet());
        fresh.removeAll(told(losses.keySet()));
        if (fresh.isEmpty()) {
            return;
        }
        try (var tell = connection.prepareStatement(TELL)) {
            tell.setInt(1, tenantId);
            tell.setObject(2, now.atOffset(ZoneOffset.UTC));
            tell.setArray(3, connection.createArrayOf("uuid", fresh.stream().map(Loss::account).toArray()));
            tell.setArray(4, connection.createArrayOf("date", fresh.stream().map(loss -> loss.lastDay().toString())
                    .toArray()));
            tell.setArray(5, connection.createArrayOf("int2", fresh.stream().map(Loss::days).toArray()));
            Outbox.write(connection, tenantId, losses(tell).stream().map(loss -> new PointsExpiring(loss.account(),
                    losses.get(loss), loss.lastDay(), loss.days(), now)).toList());
        }
    }

    private Set<Loss> told(Set<Loss> losses) throws SQLException {
        try (var told = connection.prepareStatement(TOLD)) {
            told.setInt(1, tenantId);
            told.setArray(2, connection.createArrayOf("uuid", losses.stream().map(Loss::account).distinct().toArray()));
            return losses(told);
        }
    }

    private static Set<Loss> losses(PreparedStatement query) throws SQLException {
        var losses = new HashSet<Loss>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                losses.add(new Loss(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class), row.getInt(3)));
            }
        }
        return losses;
    }

    void forget(Instant now) throws SQLException {
        try (var forget = connection.prepareStatement(FORGET)) {
            forget.setInt(1, tenantId);
            forget.setObject(2, LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(KEPT_DAYS));
            forget.executeUpdate();
        }
    }
}
