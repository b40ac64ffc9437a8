package io.stamgast.tier.scheme;

import io.stamgast.kernel.Json;
import io.stamgast.program.ProgramSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tables of schemes and of computed thresholds, in the caller's unit of work. */
final class SchemeTable {

    /** A scheme as it is kept. */
    record Row(SchemeDefinition definition, int version, int revision) {
    }

    /** A threshold as it was computed. */
    record Computed(long value, LocalDate on) {
    }

    private static final String SELECT = """
            select s.definition, s.version, s.revision from app.tier_scheme s
            where s.tenant_id = ? and s.program_id = ?""";
    private static final String INSERT = """
            insert into app.tier_scheme (tenant_id, program_id, definition, changed_at, version, revision)
            values (?, ?, ?, ?, 1, 1)""";
    private static final String UPDATE = """
            update app.tier_scheme set definition = ?, changed_at = ?, version = version + 1, revision = revision + 1
            where tenant_id = ? and program_id = ?""";
    private static final String COMPUTED = """
            select distinct on (t.tier_code, t.basis) t.tier_code, t.basis, t.value, t.computed_on
            from app.tier_threshold t where t.tenant_id = ? and t.program_id = ?
            order by t.tier_code, t.basis, t.computed_on desc""";
    private static final String KEEP = """
            insert into app.tier_threshold as t (tenant_id, program_id, tier_code, basis, computed_on, value, accounts)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, program_id, tier_code, basis, computed_on)
            do update set value = excluded.value, accounts = excluded.accounts""";
    private static final String NEXT_REVISION = """
            update app.tier_scheme set revision = revision + 1 where tenant_id = ? and program_id = ?""";

    private final Connection connection;
    private final int tenantId;

    SchemeTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    Optional<Row> find() throws SQLException {
        return find(SELECT);
    }

    Optional<Row> lock() throws SQLException {
        return find(SELECT + " for update");
    }

    private Optional<Row> find(String sql) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setInt(1, tenantId);
            query.setInt(2, ProgramSettings.FIRST);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(new Row(Json.read(row.getString(1), SchemeDefinition.class),
                        row.getInt(2), row.getInt(3))) : Optional.empty();
            }
        }
    }

    void insert(SchemeDefinition definition, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setInt(2, ProgramSettings.FIRST);
            insert.setString(3, Json.write(definition));
            insert.setObject(4, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    void update(SchemeDefinition definition, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(UPDATE)) {
            update.setString(1, Json.write(definition));
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setInt(3, tenantId);
            update.setInt(4, ProgramSettings.FIRST);
            update.executeUpdate();
        }
    }

    /** The latest threshold of each tier and basis. */
    Map<String, Map<String, Computed>> computed() throws SQLException {
        try (var query = connection.prepareStatement(COMPUTED)) {
            query.setInt(1, tenantId);
            query.setInt(2, ProgramSettings.FIRST);
            var computed = new HashMap<String, Map<String, Computed>>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    computed.computeIfAbsent(row.getString(1), any -> new HashMap<>()).put(row.getString(2),
                            new Computed(row.getLong(3), row.getObject(4, LocalDate.class)));
                }
            }
            return computed;
        }
    }

    void keep(String tier, String basis, LocalDate on, long value, long accounts) throws SQLException {
        try (var keep = connection.prepareStatement(KEEP)) {
            keep.setInt(1, tenantId);
            keep.setInt(2, ProgramSettings.FIRST);
            keep.setString(3, tier);
            keep.setString(4, basis);
            keep.setObject(5, on);
            keep.setLong(6, value);
            keep.setLong(7, accounts);
            keep.executeUpdate();
        }
    }

    void nextRevision() throws SQLException {
        try (var next = connection.prepareStatement(NEXT_REVISION)) {
            next.setInt(1, tenantId);
            next.setInt(2, ProgramSettings.FIRST);
            next.executeUpdate();
        }
    }
}
