package io.stamgast.webhook.delivery;

import static io.stamgast.kernel.Stored.instant;
import static io.stamgast.kernel.Stored.utc;

import io.stamgast.event.StoredEvent;
import io.stamgast.kernel.Json;
import io.stamgast.webhook.message.Told;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The statements about an endpoint's deliveries, in a lane's unit of work. */
final class DeliveryRows {

    private static final String INSERT = """
            insert into app.webhook_delivery as delivery
                (tenant_id, endpoint_id, event_id, type, account_id, sequence, state, due_at, created_at)
            select ?, ?, n.event_id, n.type, n.account_id, ? + n.number, 'WAITING', ?, ?
            from unnest(?::uuid[], ?::text[], ?::uuid[]) with ordinality as n (event_id, type, account_id, number)
            on conflict (tenant_id, endpoint_id, event_id) do nothing""";
    private static final String DUE = """
            select d.event_id, d.type, d.account_id, d.attempts, coalesce(o.subject_id, d.endpoint_id) as subject_id,
                coalesce(o.occurred_at, d.created_at) as occurred_at, coalesce(d.body, o.payload) as data
            from app.webhook_delivery d
            left join app.outbox o on o.tenant_id = ? and o.id = d.event_id
            where d.tenant_id = ? and d.endpoint_id = ? and d.state = 'WAITING' and d.due_at <= ?
                and d.event_id <> all (?::uuid[])""";
    private static final String IN_ORDER = """
             and (d.account_id is null or not exists (
                select from app.webhook_delivery b where b.tenant_id = ? and b.endpoint_id = ?
                    and b.account_id = d.account_id and b.sequence < d.sequence and b.state = 'WAITING'))""";
    private static final String FIRST = " order by d.due_at, d.sequence limit ?";
    /** Attempts beyond the thirtieth push the oldest out. */
    private static final String END = """
            update app.webhook_delivery d
            set state = n.state, attempts = d.attempts + 1, due_at = n.due_at, ended_at = n.ended_at,
                history = (case when jsonb_array_length(d.history) < 30 then d.history else d.history - 0 end)
                    || n.attempt::jsonb
            from unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::int[])
                as n (event_id, state, due_at, ended_at, attempt, attempts)
            where d.tenant_id = ? and d.endpoint_id = ? and d.event_id = n.event_id and d.state = 'WAITING'
                and d.attempts = n.attempts""";
    /** An account's first that waits is its head; the others can't be sent before it. */
    private static final String WAIT_FOR_HEADS = """
            update app.webhook_delivery d set due_at = h.due_at
            from unnest(?::uuid[]) as a (account_id) cross join lateral (
                select b.due_at, b.sequence from app.webhook_delivery b
                where b.tenant_id = ? and b.endpoint_id = ? and b.account_id = a.account_id and b.state = 'WAITING'
                order by b.sequence limit 1) h
            where d.tenant_id = ? and d.endpoint_id = ? and d.account_id = a.account_id and d.state = 'WAITING'
                and d.sequence > h.sequence and d.due_at < h.due_at""";
    private static final String OVERDUE = """
            select distinct d.account_id from app.webhook_delivery d
            where d.tenant_id = ? and d.endpoint_id = ? and d.state = 'WAITING' and d.due_at <= ?
                and d.account_id is not null""";
    private static final String LOST = """
            update app.webhook_delivery set state = 'FAILED', due_at = null, ended_at = ?
            where tenant_id = ? and endpoint_id = ? and event_id = any (?::uuid[]) and state = 'WAITING'""";

    private final Connection connection;
    private final int tenantId;
    private final UUID endpoint;

    DeliveryRows(Connection connection, int tenantId, UUID endpoint) {
        this.connection = connection;
        this.tenantId = tenantId;
        this.endpoint = endpoint;
    }

    /** Makes deliveries of the events, numbered in their order; an event that has one keeps it. */
    void insert(List<StoredEvent> events, long lastSequence, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, endpoint);
            insert.setLong(3, lastSequence);
            insert.setObject(4, utc(now));
            insert.setObject(5, utc(now));
            insert.setArray(6, array("uuid", events, StoredEvent::id));
            insert.setArray(7, array("text", events, StoredEvent::type));
            insert.setArray(8, array("uuid", events, StoredEvent::accountId));
            insert.executeUpdate();
        }
    }

    /**
     * Those that are due, the one that waits longest first.
     *
     * @param held those that the lane has already
     */
    List<Delivery> due(boolean ordered, Collection<UUID> held, Instant now, int limit) throws SQLException {
        try (var query = connection.prepareStatement(ordered ? DUE + IN_ORDER + FIRST : DUE + FIRST)) {
            query.setInt(1, tenantId);
            query.setInt(2, tenantId);
            query.setObject(3, endpoint);
            query.setObject(4, utc(now));
            query.setArray(5, array("uuid", held, id -> id));
            var next = 6;
            if (ordered) {
                query.setInt(next++, tenantId);
                query.setObject(next++, endpoint);
            }
            query.setInt(next, limit);
            try (var row = query.executeQuery()) {
                var due = new ArrayList<Delivery>();
                while (row.next()) {
                    due.add(delivery(row));
                }
                return due;
            }
        }
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        return new Delivery(new Told(row.getObject("event_id", UUID.class), row.getString("type"),
                row.getObject("subject_id", UUID.class), row.getObject("account_id", UUID.class),
                instant(row, "occurred_at"), row.getString("data")), row.getInt("attempts"));
    }

    /** Writes down what the attempts came to. One that was written by another instance stays as it is. */
    void end(List<Ended> ended) throws SQLException {
        try (var end = connection.prepareStatement(END)) {
            end.setArray(1, array("uuid", ended, one -> one.delivery().told().id()));
            end.setArray(2, array("text", ended, DeliveryRows::state));
            end.setArray(3, array("timestamptz", ended, one -> utc(one.outcome().dueAt())));
            end.setArray(4, array("timestamptz", ended,
                    one -> one.outcome().dueAt() == null ? utc(one.outcome().attempt().at()) : null));
            end.setArray(5, array("text", ended, one -> Json.write(one.outcome().attempt())));
            end.setArray(6, array("int", ended, one -> one.delivery().attempts()));
            end.setInt(7, tenantId);
            end.setObject(8, endpoint);
            end.executeUpdate();
        }
    }

    private static String state(Ended ended) {
        return ended.outcome().isTaken() ? "DELIVERED" : ended.outcome().dueAt() == null ? "FAILED" : "WAITING";
    }

    /** Gives what waits behind an account's head the head's time, unless its own is later. */
    void waitForHeads(Collection<UUID> accounts) throws SQLException {
        if (accounts.isEmpty()) {
            return;
        }
        try (var wait = connection.prepareStatement(WAIT_FOR_HEADS)) {
            wait.setArray(1, array("uuid", Set.copyOf(accounts), id -> id));
            wait.setInt(2, tenantId);
            wait.setObject(3, endpoint);
            wait.setInt(4, tenantId);
            wait.setObject(5, endpoint);
            wait.executeUpdate();
        }
    }

    /** The accounts of which something is due. */
    Set<UUID> overdue(Instant now) throws SQLException {
        try (var query = connection.prepareStatement(OVERDUE)) {
            query.setInt(1, tenantId);
            query.setObject(2, endpoint);
            query.setObject(3, utc(now));
            try (var row = query.executeQuery()) {
                var accounts = new HashSet<UUID>();
                while (row.next()) {
                    accounts.add(row.getObject(1, UUID.class));
                }
                return accounts;
            }
        }
    }

    /** Gives those up whose events are no longer kept. */
    void giveUp(Collection<UUID> events, Instant now) throws SQLException {
        try (var lost = connection.prepareStatement(LOST)) {
            lost.setObject(1, utc(now));
            lost.setInt(2, tenantId);
            lost.setObject(3, endpoint);
            lost.setArray(4, array("uuid", events, id -> id));
            lost.executeUpdate();
        }
    }

    private <T> Array array(String type, Collection<T> rows, Function<T, Object> value) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}
