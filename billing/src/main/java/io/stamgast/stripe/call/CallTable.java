package io.stamgast.stripe.call;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.kernel.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements on calls. */
final class CallTable {

    private static final String INSERT = """
            insert into app.stripe_call as call (tenant_id, id, operation, subject_id, parameters, state, attempts,
                next_at, created_at)
            values (?, ?, ?, ?, ?::jsonb, 'WAITING', 0, ?, ?)""";
    private static final String FIND =
            "select " + StripeCall.COLUMNS + " from app.stripe_call where tenant_id = ? and id = ?";
    private static final String LIST = "select " + StripeCall.COLUMNS + """
             from app.stripe_call where tenant_id = ? and (?::text is null or state = ?)
                and (?::uuid is null or id < ?)
            order by id desc limit ?""";
    private static final String WAITING = "select " + StripeCall.COLUMNS + """
             from app.stripe_call where tenant_id = ? and subject_id = ? and operation = ? and state = 'WAITING'
            order by id""";
    private static final String DUE = """
            select id from app.stripe_call where tenant_id = ? and state = 'WAITING' and next_at <= ?
            order by next_at, id limit ?""";
    private static final String ALL_WAITING = "select " + StripeCall.COLUMNS
            + " from app.stripe_call where tenant_id = ? and state = 'WAITING' order by id for update";
    private static final String LATE = "select " + StripeCall.COLUMNS + """
             from app.stripe_call
            where tenant_id = ? and state = 'WAITING' and problem is not null and created_at <= ?
            order by created_at limit 1""";
    private static final String CLAIM = """
            update app.stripe_call set attempts = attempts + 1, next_at = ?,
                earlier_keys = case when coalesce(key_since, created_at) <= ? then earlier_keys + 1
                    else earlier_keys end,
                key_since = case when coalesce(key_since, created_at) <= ? then ?::timestamptz else key_since end
            where tenant_id = ? and id = ? and state = 'WAITING' and next_at <= ? returning\s""" + StripeCall.COLUMNS;
    private static final String END = """
            update app.stripe_call set state = ?, answer = ?::jsonb, problem = ?, ended_at = ?
            where tenant_id = ? and id = ? and state = 'WAITING'""";
    private static final String WAIT = """
            update app.stripe_call set next_at = ?, problem = ?
            where tenant_id = ? and id = ? and state = 'WAITING'""";
    private static final String TOLD = """
            update app.stripe_call set told_at = ?
            where tenant_id = ? and id = ? and state = 'WAITING' and told_at is null and created_at <= ?""";

    private final Connection connection;
    private final int tenantId;

    CallTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    void insert(UUID id, String operation, UUID subject, Object parameters, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, id);
            insert.setString(3, operation);
            insert.setObject(4, subject);
            insert.setString(5, Json.write(parameters));
            insert.setObject(6, utc(now));
            insert.setObject(7, utc(now));
            insert.executeUpdate();
        }
    }

    Optional<StripeCall> find(UUID id) throws SQLException {
        try (var find = connection.prepareStatement(FIND)) {
            find.setInt(1, tenantId);
            find.setObject(2, id);
            try (var row = find.executeQuery()) {
                return row.next() ? Optional.of(StripeCall.of(row)) : Optional.empty();
            }
        }
    }

    /** The latest first; {@code state} and {@code before} may be null. */
    List<StripeCall> list(StripeCall.State state, UUID before, int limit) throws SQLException {
        var name = state == null ? null : state.name();
        try (var list = connection.prepareStatement(LIST)) {
            list.setInt(1, tenantId);
            list.setString(2, name);
            list.setString(3, name);
            list.setObject(4, before);
            list.setObject(5, before);
            list.setInt(6, limit);
            return calls(list);
        }
    }

    List<StripeCall> waiting(String operation, UUID subject) throws SQLException {
        try (var query = connection.prepareStatement(WAITING)) {
            query.setInt(1, tenantId);
            query.setObject(2, subject);
            query.setString(3, operation);
            return calls(query);
        }
    }

    private static List<StripeCall> calls(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var calls = new ArrayList<StripeCall>();
            while (rows.next()) {
                calls.add(StripeCall.of(rows));
            }
            return calls;
        }
    }

    List<UUID> due(Instant now, int limit) throws SQLException {
        try (var due = connection.prepareStatement(DUE)) {
            due.setInt(1, tenantId);
            due.setObject(2, utc(now));
            due.setInt(3, limit);
            try (var rows = due.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }

    Optional<StripeCall> late(Instant since) throws SQLException {
        try (var late = connection.prepareStatement(LATE)) {
            late.setInt(1, tenantId);
            late.setObject(2, utc(since));
            return calls(late).stream().findFirst();
        }
    }

    /** All that has not ended, locked. */
    List<StripeCall> waiting() throws SQLException {
        try (var waiting = connection.prepareStatement(ALL_WAITING)) {
            waiting.setInt(1, tenantId);
            return calls(waiting);
        }
    }

    /**
     * Nothing when another has it, or it has ended.
     *
     * @param forgotten a key that is as old gives way to another
     */
    Optional<StripeCall> claim(UUID id, Instant now, Instant until, Instant forgotten) throws SQLException {
        try (var claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, utc(until));
            claim.setObject(2, utc(forgotten));
            claim.setObject(3, utc(forgotten));
            claim.setObject(4, utc(now));
            claim.setInt(5, tenantId);
            claim.setObject(6, id);
            claim.setObject(7, utc(now));
            try (var row = claim.executeQuery()) {
                return row.next() ? Optional.of(StripeCall.of(row)) : Optional.empty();
            }
        }
    }

    /** @return whether it had not ended before */
    boolean end(UUID id, StripeCall.State state, Object answer, String problem, Instant now) throws SQLException {
        try (var end = connection.prepareStatement(END)) {
            end.setString(1, state.name());
            end.setString(2, answer == null ? null : Json.write(answer));
            end.setString(3, problem);
            end.setObject(4, utc(now));
            end.setInt(5, tenantId);
            end.setObject(6, id);
            return end.executeUpdate() == 1;
        }
    }

    /** @return whether it has waited since then at the latest, and nobody was told so */
    boolean isToBeTold(UUID id, Instant since, Instant now) throws SQLException {
        try (var told = connection.prepareStatement(TOLD)) {
            told.setObject(1, utc(now));
            told.setInt(2, tenantId);
            told.setObject(3, id);
            told.setObject(4, utc(since));
            return told.executeUpdate() == 1;
        }
    }

    void putOff(UUID id, Instant until, String problem) throws SQLException {
        try (var wait = connection.prepareStatement(WAIT)) {
            wait.setObject(1, utc(until));
            wait.setString(2, problem);
            wait.setInt(3, tenantId);
            wait.setObject(4, id);
            wait.executeUpdate();
        }
    }
}
