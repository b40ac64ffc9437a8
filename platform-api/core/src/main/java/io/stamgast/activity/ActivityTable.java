package io.stamgast.activity;

import static io.stamgast.kernel.Stored.utc;

import io.stamgast.activity.type.ActivityCaps.Span;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements on activities, in the caller's unit of work. */
final class ActivityTable {

    private static final String SELECT = "select " + Activity.COLUMNS + """

            from app.activity a join app.activity_type t on t.tenant_id = ? and t.id = a.type_id
            where a.tenant_id = ?\s""";
    private static final String FIND = SELECT + "and a.id = ?";
    private static final String BY_EXTERNAL_ID = SELECT + "and a.external_id = ?";
    private static final String BY_SUBJECT = SELECT + """
            and a.account_id = ? and a.type_id = ? and a.subject = ? and a.state <> 'REJECTED' order by a.id limit 1""";
    private static final String LIST = SELECT + """
            and (?::uuid is null or a.account_id = ?) and (?::uuid is null or a.type_id = ?)
            and (?::text is null or a.state = ?) and (?::uuid is null or a.id < ?) order by a.id desc limit ?""";
    private static final String COUNT = """
            select count(*) from app.activity where tenant_id = ? and account_id = ? and type_id = ?
                and state <> 'REJECTED' and occurred_at >= ? and occurred_at < ?""";
    private static final String INSERT = """
            insert into app.activity as activity (tenant_id, id, program_id, type_id, account_id, member_id, subject,
                external_id, occurred_at, attributes, once_per_subject, state, actor, reported_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, 'PENDING_APPROVAL', ?, ?)
            on conflict do nothing""";
    private static final String DECIDE = """
            update app.activity set state = ?, points = ?, posting_id = ?, decided_by = ?, decided_at = ?, reason = ?
            where tenant_id = ? and id = ? and state = 'PENDING_APPROVAL'""";

    private final Connection connection;
    private final int tenantId;

    ActivityTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such activity */
    Activity find(UUID id) throws SQLException {
        return first(FIND, id).orElseThrow(() -> DomainException.notFound("activity", id));
    }

    Optional<Activity> byExternalId(String externalId) throws SQLException {
        return first(BY_EXTERNAL_ID, externalId);
    }

    /** The first that the account has for the subject, unless it was rejected. */
    Optional<Activity> bySubject(UUID account, UUID type, String subject) throws SQLException {
        return first(BY_SUBJECT, account, type, subject);
    }

    /** @param account null for all, like {@code type} and {@code state}; {@code before} is null for the first page */
    List<Activity> list(UUID account, UUID type, Activity.State state, UUID before, int limit) throws SQLException {
        var name = state == null ? null : state.name();
        try (var list = select(LIST, account, account, type, type, name, name, before, before, limit)) {
            return activities(list);
        }
    }

    /** How many the account has in a span of time; rejected ones don't count. */
    long count(UUID account, UUID type, Span span) throws SQLException {
        try (var query = connection.prepareStatement(COUNT)) {
            query.setInt(1, tenantId);
            query.setObject(2, account);
            query.setObject(3, type);
            query.setObject(4, utc(span.from()));
            query.setObject(5, utc(span.to()));
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** @return false when another has its external id */
    boolean insert(Activity reported, int programId) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, reported.id());
            insert.setInt(3, programId);
            insert.setObject(4, reported.typeId());
            insert.setObject(5, reported.accountId());
            insert.setObject(6, reported.memberId());
            insert.setString(7, reported.subject());
            insert.setString(8, reported.externalId());
            insert.setObject(9, utc(reported.occurredAt()));
            insert.setString(10, Json.write(reported.attributes()));
            insert.setBoolean(11, reported.oncePerSubject());
            insert.setString(12, reported.actor());
            insert.setObject(13, utc(reported.reportedAt()));
            return insert.executeUpdate() == 1;
        }
    }

    /** @param decided as it stands from now on */
    void decide(Activity decided) throws SQLException {
        try (var update = connection.prepareStatement(DECIDE)) {
            update.setString(1, decided.state().name());
            update.setLong(2, decided.points());
            update.setObject(3, decided.postingId());
            update.setString(4, decided.decidedBy());
            update.setObject(5, utc(decided.decidedAt()));
            update.setString(6, decided.reason());
            update.setInt(7, tenantId);
            update.setObject(8, decided.id());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("activity " + decided.id() + " changed under its balance's lock");
            }
        }
    }

    private Optional<Activity> first(String sql, Object... values) throws SQLException {
        try (var query = select(sql, values)) {
            return activities(query).stream().findFirst();
        }
    }

    private PreparedStatement select(String sql, Object... values) throws SQLException {
        var query = connection.prepareStatement(sql);
        query.setInt(1, tenantId);
        query.setInt(2, tenantId);
        for (var i = 0; i < values.length; i++) {
            query.setObject(i + 3, values[i]);
        }
        return query;
    }

    private static List<Activity> activities(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var activities = new ArrayList<Activity>();
            while (rows.next()) {
                activities.add(Activity.of(rows));
            }
            return activities;
        }
    }
}
