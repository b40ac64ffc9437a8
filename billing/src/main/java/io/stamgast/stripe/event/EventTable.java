package io.stamgast.stripe.event;

import static io.stamgast.kernel.Stored.instant;
import static io.stamgast.kernel.Stored.utc;

import com.stripe.Stripe;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The statements on a tenant's events. */
final class EventTable {

    /**
     * Stored, and not worked off.
     *
     * @param failures how many of the attempts failed though Stripe could be reached
     */
    record Waiting(StripeEvent event, int attempts, int failures) {
    }

    private static final String INSERT = """
            insert into app.stripe_event as e (tenant_id, id, type, api_version, object_type, object_id, payload,
                occurred_at, received_at, state, attempts, next_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', 0, ?) on conflict do nothing""";
    private static final String COLUMNS = """
            select e.id, e.type, e.api_version, e.object_type, e.object_id, e.state, e.attempts, e.problem,
                e.occurred_at, e.received_at, e.processed_at
            from app.stripe_event e where e.tenant_id = ?""";
    private static final String LIST = COLUMNS + """
             and (?::text is null or e.state = ?) and (?::text is null or e.type = ?)
                and (?::timestamptz is null or (e.received_at, e.id) < (?, ?))
            order by e.received_at desc, e.id desc limit ?""";
    private static final String FIND = COLUMNS + " and e.id = ?";
    private static final String AGAIN = """
            update app.stripe_event set state = 'WAITING', attempts = 0, failures = 0, next_at = ?, problem = null,
                processed_at = null
            where tenant_id = ? and id = ?""";
    private static final String CLAIM = """
            update app.stripe_event as e set attempts = e.attempts + 1, next_at = ?
            where e.tenant_id = ? and e.id in (
                select w.id from app.stripe_event w
                where w.tenant_id = ? and w.state = 'WAITING' and w.next_at <= ?
                order by w.next_at limit ? for update skip locked)
            returning e.payload, e.attempts, e.failures""";
    private static final String END = """
            update app.stripe_event as e set state = ?, problem = ?, processed_at = ?
            where e.tenant_id = ? and e.id = any (?) and e.state = 'WAITING'""";
    private static final String WAIT = """
            update app.stripe_event as e set state = ?, next_at = ?, problem = ?, failures = e.failures + ?
            where e.tenant_id = ? and e.id = any (?) and e.state = 'WAITING'""";

    private final Connection connection;
    private final int tenantId;

    EventTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    void insert(StripeEvent event, String payload, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setString(2, event.id());
            insert.setString(3, event.type());
            insert.setString(4, event.apiVersion());
            insert.setString(5, event.objectType());
            insert.setString(6, event.objectId());
            insert.setString(7, payload);
            insert.setObject(8, utc(event.createdAt()));
            insert.setObject(9, utc(now));
            insert.setObject(10, utc(now));
            insert.executeUpdate();
        }
    }

    /** The latest first; all but the limit may be null. */
    List<StoredEvent> list(StoredEvent.State state, String type, Position after, int limit) throws SQLException {
        var name = state == null ? null : state.name();
        var at = after == null ? null : utc(after.receivedAt());
        try (var list = connection.prepareStatement(LIST)) {
            var values = new Object[] {tenantId, name, name, type, type, at, at, after == null ? null : after.id(),
                limit};
            for (var i = 0; i < values.length; i++) {
                list.setObject(i + 1, values[i]);
            }
            try (var rows = list.executeQuery()) {
                var events = new ArrayList<StoredEvent>();
                while (rows.next()) {
                    events.add(stored(rows));
                }
                return events;
            }
        }
    }

    Optional<StoredEvent> find(String id) throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            find.setInt(1, tenantId);
            find.setString(2, id);
            try (var row = find.executeQuery()) {
                return row.next() ? Optional.of(stored(row)) : Optional.empty();
            }
        }
    }

    private static StoredEvent stored(ResultSet row) throws SQLException {
        var version = row.getString("api_version");
        return new StoredEvent(row.getString("id"), row.getString("type"), version,
                !Stripe.API_VERSION.equals(version), row.getString("object_type"), row.getString("object_id"),
                StoredEvent.State.valueOf(row.getString("state")), row.getInt("attempts"), row.getString("problem"),
                instant(row, "occurred_at"), instant(row, "received_at"), instant(row, "processed_at"));
    }

    /** Whatever became of it, it waits again, and is due. */
    void again(String id, Instant now) throws SQLException {
        try (var again = connection.prepareStatement(AGAIN)) {
            again.setObject(1, utc(now));
            again.setInt(2, tenantId);
            again.setString(3, id);
            again.executeUpdate();
        }
    }

    /** Takes events for a while, the oldest first: no other instance works them off before {@code until}. */
    List<Waiting> claim(Instant now, Instant until, int limit) throws SQLException {
        try (var claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, utc(until));
            claim.setInt(2, tenantId);
            claim.setInt(3, tenantId);
            claim.setObject(4, utc(now));
            claim.setInt(5, limit);
            try (var rows = claim.executeQuery()) {
                var claimed = new ArrayList<Waiting>();
                while (rows.next()) {
                    claimed.add(new Waiting(StripeEvent.read(rows.getString(1)), rows.getInt(2), rows.getInt(3)));
                }
                claimed.sort(Comparator.comparing(waiting -> waiting.event().createdAt()));
                return claimed;
            }
        }
    }

    /** @param problem what is to be told of it; null for nothing */
    void end(Collection<String> ids, StoredEvent.State state, String problem, Instant now) throws SQLException {
        try (var end = connection.prepareStatement(END)) {
            end.setString(1, state.name());
            end.setString(2, problem);
            end.setObject(3, utc(now));
            end.setInt(4, tenantId);
            end.setArray(5, connection.createArrayOf("text", ids.toArray()));
            end.executeUpdate();
        }
    }

    /**
     * @param state WAITING, or FAILED for one that is given up until somebody asks for it again
     * @param failures how many more: 0 when Stripe could not be reached
     */
    void putOff(Collection<String> ids, StoredEvent.State state, Instant until, String problem, int failures)
            throws SQLException {
        try (var wait = connection.prepareStatement(WAIT)) {
            wait.setString(1, state.name());
            wait.setObject(2, utc(until));
            wait.setString(3, problem);
            wait.setInt(4, failures);
            wait.setInt(5, tenantId);
            wait.setArray(6, connection.createArrayOf("text", ids.toArray()));
            wait.executeUpdate();
        }
    }
}
