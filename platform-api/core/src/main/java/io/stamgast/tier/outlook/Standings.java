package io.stamgast.tier.outlook;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.tier.scheme.Metric;
import io.stamgast.tier.standing.Change;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is kept of accounts' tiers, as it is read for people. */
final class Standings {

    /** Where an account stands. */
    record Kept(String tier, Instant since, LocalDate reviewOn, LocalDate graceUntil) {

        static final Kept NOTHING = new Kept(null, null, null, null);
    }

    /** What happened to its tier; figures in the metric's smallest unit, null for unknown. */
    record Event(UUID id, Instant at, Change change, String from, String to, Metric metric, Long value, Long threshold,
                 LocalDate reviewOn, LocalDate graceUntil) {
    }

    private static final String STANDING = """
            select t.tier_code, t.since, t.review_on, t.grace_until from app.account_tier t
            where t.tenant_id = ? and t.account_id = ?""";
    private static final String HISTORY = """
            select h.id, h.at, h.change, h.from_tier, h.to_tier, h.metric, h.value, h.threshold, h.review_on,
                h.grace_until
            from app.tier_history h where h.tenant_id = ? and h.account_id = ? and (?::uuid is null or h.id < ?)
            order by h.id desc limit ?""";

    private final Connection connection;
    private final int tenantId;

    Standings(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    Optional<Kept> find(UUID account) throws SQLException {
        try (var query = connection.prepareStatement(STANDING)) {
            query.setInt(1, tenantId);
            query.setObject(2, account);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(new Kept(row.getString(1), instant(row, 2),
                        row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class))) : Optional.empty();
            }
        }
    }

    /** @param before the id after which the page begins; null for the first page */
    List<Event> history(UUID account, UUID before, int limit) throws SQLException {
        try (var query = connection.prepareStatement(HISTORY)) {
            query.setInt(1, tenantId);
            query.setObject(2, account);
            query.setObject(3, before);
            query.setObject(4, before);
            query.setInt(5, limit);
            var events = new ArrayList<Event>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    events.add(event(row));
                }
            }
            return events;
        }
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(row.getObject(1, UUID.class), instant(row, 2), Change.valueOf(row.getString(3)),
                row.getString(4), row.getString(5), Metric.valueOf(row.getString(6)), row.getObject(7, Long.class),
                row.getObject(8, Long.class), row.getObject(9, LocalDate.class), row.getObject(10, LocalDate.class));
    }
}
