package io.stamgast.plan;

import static io.stamgast.kernel.Stored.instant;

import io.stamgast.kernel.Json;
import io.stamgast.plan.definition.PlanDefinition;
import io.stamgast.program.ProgramSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables of plans and of their versions, in the caller's unit of work. */
final class PlanTable {

    /**
     * A plan as it is now.
     *
     * @param mirroredVersion the one that Stripe shows; null for none
     * @param problem what Stripe refused; null for nothing
     */
    record Row(UUID id, int version, PlanDefinition definition, Instant createdAt, Integer mirroredVersion,
               Instant mirroredAt, String problem) {

        private static Row of(ResultSet row) throws SQLException {
            return new Row(row.getObject("id", UUID.class), row.getInt("version"),
                    Json.read(row.getString("definition"), PlanDefinition.class), instant(row, "created_at"),
                    row.getObject("mirrored_version", Integer.class), instant(row, "mirrored_at"),
                    row.getString("mirror_problem"));
        }
    }

    private static final String SELECT = """
            select p.id, p.version, v.definition, p.created_at, p.mirrored_version, p.mirrored_at, p.mirror_problem
            from app.membership_plan p
            join app.membership_plan_version v
                on v.tenant_id = p.tenant_id and v.plan_id = p.id and v.version = p.version
            where p.tenant_id = ?""";
    private static final String FIND = SELECT + " and p.id = ?";
    private static final String LOCK =
            "select p.id from app.membership_plan p where p.tenant_id = ? and p.id = ? for update";
    private static final String LIST = SELECT
            + " and p.id > ? and p.visibility = coalesce(?, p.visibility) order by p.id limit ?";
    private static final String INSERT = """
            insert into app.membership_plan as p (tenant_id, id, program_id, code, version, visibility, created_at)
            values (?, ?, ?, ?, 1, ?, ?) on conflict (tenant_id, code) do nothing""";
    private static final String NEXT = """
            update app.membership_plan set version = ?, visibility = ? where tenant_id = ? and id = ?""";
    private static final String VERSION = """
            insert into app.membership_plan_version as v (tenant_id, plan_id, version, definition, created_at,
                created_by)
            values (?, ?, ?, ?::jsonb, ?, ?)""";
    private static final String VERSIONS = """
            select v.version, v.created_at, v.created_by, v.definition from app.membership_plan_version v
            where v.tenant_id = ? and v.plan_id = ? and v.version < ? order by v.version desc limit ?""";

    private final Connection connection;
    private final int tenantId;

    PlanTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /** Locks it first: who waits for another version and joins the one before to it finds neither. */
    Optional<Row> lock(UUID id) throws SQLException {
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setInt(1, tenantId);
            lock.setObject(2, id);
            lock.execute();
        }
        return find(id);
    }

    Optional<Row> find(UUID id) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setInt(1, tenantId);
            query.setObject(2, id);
            return rows(query).stream().findFirst();
        }
    }

    /** @param visibility null for each */
    List<Row> list(PlanDefinition.Visibility visibility, UUID after, int limit) throws SQLException {
        try (var query = connection.prepareStatement(LIST)) {
            query.setInt(1, tenantId);
            query.setObject(2, after);
            query.setString(3, visibility == null ? null : visibility.name());
            query.setInt(4, limit);
            return rows(query);
        }
    }

    private static List<Row> rows(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            var rows = new ArrayList<Row>();
            while (row.next()) {
                rows.add(Row.of(row));
            }
            return rows;
        }
    }

    /** @return whether the code was free */
    boolean insert(UUID id, PlanDefinition definition, Instant now, String by) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, id);
            insert.setInt(3, ProgramSettings.FIRST);
            insert.setString(4, definition.code());
            insert.setString(5, definition.visibility().name());
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            if (insert.executeUpdate() == 0) {
                return false;
            }
        }
        keep(id, 1, definition, now, by);
        return true;
    }

    void next(UUID id, int version, PlanDefinition definition, Instant now, String by) throws SQLException {
        try (var next = connection.prepareStatement(NEXT)) {
            next.setInt(1, version);
            next.setString(2, definition.visibility().name());
            next.setInt(3, tenantId);
            next.setObject(4, id);
            next.executeUpdate();
        }
        keep(id, version, definition, now, by);
    }

    private void keep(UUID id, int version, PlanDefinition definition, Instant now, String by) throws SQLException {
        try (var insert = connection.prepareStatement(VERSION)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, id);
            insert.setInt(3, version);
            insert.setString(4, Json.write(definition));
            insert.setObject(5, now.atOffset(ZoneOffset.UTC));
            insert.setString(6, by);
            insert.executeUpdate();
        }
    }

    /** Those before a version, the latest first. */
    List<PlanVersionView> versions(UUID id, int before, int limit) throws SQLException {
        try (var query = connection.prepareStatement(VERSIONS)) {
            query.setInt(1, tenantId);
            query.setObject(2, id);
            query.setInt(3, before);
            query.setInt(4, limit);
            try (var row = query.executeQuery()) {
                var versions = new ArrayList<PlanVersionView>();
                while (row.next()) {
                    versions.add(new PlanVersionView(row.getInt(1), instant(row, 2), row.getString(3),
                            Json.read(row.getString(4), PlanDefinition.class)));
                }
                return versions;
            }
        }
    }
}
