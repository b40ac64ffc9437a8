package io.stamgast.stripe.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The statements on a tenant's events. */
final class EventTable {

    /** Stored, and not worked off. */
    record Waiting(StripeEvent event, int attempts) {
    }

    private static final String INSERT = """
            insert into app.stripe_event as e (tenant_id, id, type, api_version, object_type, object_id, payload,
                occurred_at, received_at, state, attempts, next_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', 0, ?) on conflict do nothing""";
    private static final String CLAIM = """
            update app.stripe_event as e set attempts = e.attempts + 1, next_at = ?
            where e.tenant_id = ? and e.id in (
                select w.id from app.stripe_event w
                where w.tenant_id = ? and w.state = 'WAITING' and w.next_at <= ?
                order by w.next_at limit ? for update skip locked)
            returning e.payload, e.attempts""";
    private static final String END = """
            update app.stripe_event as e set state = ?, problem = null, processed_at = ?
            where e.tenant_id = ? and e.id = any (?) and e.state = 'WAITING'""";
    private static final String WAIT = """
            update app.stripe_event as e set state = ?, next_at = ?, problem = ?
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

    /** Takes events for a while: no other instance works them off before {@code until}. */
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
                    claimed.add(new Waiting(StripeEvent.read(rows.getString(1)), rows.getInt(2)));
                }
                return claimed;
            }
        }
    }

    void end(Collection<String> ids, StoredEvent.State state, Instant now) throws SQLException {
        try (var end = connection.prepareStatement(END)) {
            end.setString(1, state.name());
            end.setObject(2, utc(now));
            end.setInt(3, tenantId);
            end.setArray(4, connection.createArrayOf("text", ids.toArray()));
            end.executeUpdate();
        }
    }

    /** @param state WAITING, or FAILED for one that is given up until somebody asks for it again */
    void putOff(Collection<String> ids, StoredEvent.State state, Instant until, String problem) throws SQLException {
        try (var wait = connection.prepareStatement(WAIT)) {
            wait.setString(1, state.name());
            wait.setObject(2, utc(until));
            wait.setString(3, problem);
            wait.setInt(4, tenantId);
            wait.setArray(5, connection.createArrayOf("text", ids.toArray()));
            wait.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
