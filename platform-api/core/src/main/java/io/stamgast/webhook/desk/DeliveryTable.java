package io.stamgast.webhook.desk;

import static io.stamgast.kernel.Stored.instant;
import static io.stamgast.kernel.Stored.utc;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.webhook.attempt.Attempt;
import io.stamgast.webhook.health.Behind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements by which people look at an endpoint's deliveries, in the caller's unit of work. */
final class DeliveryTable {

    private static final String COLUMNS = """
            select d.event_id, d.type, d.account_id, d.state, d.attempts, d.due_at, d.created_at, d.ended_at,
                d.history->-1 as last, d.history
            from app.webhook_delivery d where d.tenant_id = ? and d.endpoint_id = ?""";
    private static final String LIST = COLUMNS + """
             and (?::text is null or d.state = ?) and (?::text is null or d.type = ?)
                and (?::timestamptz is null or d.created_at >= ?) and (?::timestamptz is null or d.created_at < ?)
                and (?::uuid is null or d.event_id < ?)
            order by d.event_id desc limit ?""";
    private static final String FIND = COLUMNS + " and d.event_id = ?";
    private static final String STATS = """
            select count(*) filter (where d.state = 'DELIVERED' and d.created_at >= ?) as delivered,
                count(*) filter (where d.state = 'FAILED' and d.created_at >= ?) as failed,
                count(*) filter (where d.state = 'WAITING') as waiting,
                percentile_disc(0.95) within group (order by (d.history->-1->>'durationMillis')::bigint)
                    filter (where d.created_at >= ?) as p95,
                min(d.created_at) filter (where d.state = 'WAITING') as oldest,
                (select p.failing_since from app.webhook_progress p where p.tenant_id = ? and p.endpoint_id = ?)
                    as failing_since
            from app.webhook_delivery d
            where d.tenant_id = ? and d.endpoint_id = ? and (d.created_at >= ? or d.state = 'WAITING')""";
    private static final String TEST = """
            insert into app.webhook_delivery (tenant_id, endpoint_id, event_id, type, sequence, state, due_at, body,
                created_at)
            values (?, ?, ?, ?, 0, 'WAITING', ?, ?::jsonb, ?)""";

    private final Connection connection;
    private final int tenantId;
    private final UUID endpoint;

    DeliveryTable(Connection connection, int tenantId, UUID endpoint) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.endpoint = endpoint;
    }

    /**
     * The latest first, without their histories.
     *
     * @param before the id after which the page begins; null for the first page
     */
    List<DeliveryView> list(DeliveryFilter wanted, UUID before, int limit) throws SQLException {
        var state = wanted.state() == null ? null : wanted.state().name();
        var since = utc(wanted.since());
        var until = utc(wanted.until());
        try (var list = query(LIST, tenantId, endpoint, state, state, wanted.type(), wanted.type(), since, since,
                until, until, before, before, limit);
             var row = list.executeQuery()) {
            var views = new ArrayList<DeliveryView>();
            while (row.next()) {
                views.add(view(row, null));
            }
            return views;
        }
    }

    /** With its history. */
    Optional<DeliveryView> find(UUID event) throws SQLException {
        try (var find = query(FIND, tenantId, endpoint, event); var row = find.executeQuery()) {
            return row.next() ? Optional.of(view(row, List.of(Json.read(row.getString("history"), Attempt[].class))))
                    : Optional.empty();
        }
    }

    StatsView stats(Instant since, Instant now) throws SQLException {
        var time = utc(since);
        try (var stats = query(STATS, time, time, time, tenantId, endpoint, tenantId, endpoint, time);
             var row = stats.executeQuery()) {
            row.next();
            return new StatsView(since, row.getLong("delivered"), row.getLong("failed"), row.getLong("waiting"),
                    row.getObject("p95", Long.class), instant(row, "oldest"),
                    Behind.since(connection, tenantId, now).get(endpoint), instant(row, "failing_since"));
        }
    }

    /** @return the id of the event that never was */
    UUID test(String type, String data, Instant now) throws SQLException {
        var id = Ids.next();
        try (var test = query(TEST, tenantId, endpoint, id, type, utc(now), data, utc(now))) {
            test.executeUpdate();
        }
        return id;
    }

    private PreparedStatement query(String sql, Object... values) throws SQLException {
        var query = connection.prepareStatement(sql);
        for (var i = 0; i < values.length; i++) {
            query.setObject(i + 1, values[i]);
        }
        return query;
    }

    private DeliveryView view(ResultSet row, List<Attempt> history) throws SQLException {
        var last = row.getString("last");
        return new DeliveryView(row.getObject("event_id", UUID.class), endpoint, row.getString("type"),
                row.getObject("account_id", UUID.class), DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"), instant(row, "due_at"), instant(row, "created_at"), instant(row, "ended_at"),
                last == null ? null : Json.read(last, Attempt.class), history);
    }
}
