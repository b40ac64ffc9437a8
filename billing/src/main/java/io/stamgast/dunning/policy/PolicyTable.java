package io.stamgast.dunning.policy;

import static io.stamgast.kernel.Stored.instant;
import static io.stamgast.kernel.Stored.utc;

import io.stamgast.dunning.definition.PolicyDefinition;
import io.stamgast.kernel.Json;
import io.stamgast.program.ProgramSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements on policies, in the caller's unit of work. */
final class PolicyTable {

    private static final String SELECT = """
            select p.id, p.definition, p.built_in, p.published_at, p.created_at, p.version
            from app.dunning_policy p where p.tenant_id = ? and p.program_id = ?\s""";
    private static final String FIND = SELECT + "and p.id = ?";
    private static final String LIST = SELECT + "and (?::uuid is null or p.id < ?) order by p.id desc limit ?";
    // the tenant's own goes first: the platform's may be written down later
    private static final String IN_FORCE = SELECT + """
            and p.state = 'PUBLISHED' order by p.built_in, p.published_at desc, p.id desc limit 1""";
    private static final String INSERT = """
            insert into app.dunning_policy as p (tenant_id, id, program_id, state, definition, built_in, published_at,
                created_at, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, 1) on conflict (tenant_id, program_id) where built_in do nothing""";
    private static final String CHANGE = """
            update app.dunning_policy set definition = ?, version = version + 1
            where tenant_id = ? and id = ? and version = ? and state = 'DRAFT'""";
    private static final String PUBLISH = """
            update app.dunning_policy set state = 'PUBLISHED', published_at = ?, version = version + 1
            where tenant_id = ? and id = ? and version = ? and state = 'DRAFT'""";

    private final Connection connection;
    private final int tenantId;

    PolicyTable(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    Optional<PolicyRow> find(UUID id) throws SQLException {
        return rows(FIND, id).stream().findFirst();
    }

    List<PolicyRow> list(UUID before, int limit) throws SQLException {
        return rows(LIST, before, before, limit);
    }

    /** What new cases run by; nothing while the tenant has published none and has needed none. */
    Optional<PolicyRow> inForce() throws SQLException {
        return rows(IN_FORCE).stream().findFirst();
    }

    /** Nothing happens when it is a second one of the platform's. */
    void insert(PolicyRow row) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, row.id());
            insert.setInt(3, ProgramSettings.FIRST);
            insert.setString(4, row.isDraft() ? "DRAFT" : "PUBLISHED");
            insert.setString(5, Json.write(row.definition()));
            insert.setBoolean(6, row.builtIn());
            insert.setObject(7, row.isDraft() ? null : utc(row.publishedAt()));
            insert.setObject(8, utc(row.createdAt()));
            insert.executeUpdate();
        }
    }

    /** Whether it still was that version of a draft. */
    boolean change(PolicyRow draft, PolicyDefinition definition) throws SQLException {
        try (var update = connection.prepareStatement(CHANGE)) {
            update.setString(1, Json.write(definition));
            return execute(update, draft);
        }
    }

    /** Whether it still was that version of a draft. */
    boolean publish(PolicyRow draft, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(PUBLISH)) {
            update.setObject(1, utc(now));
            return execute(update, draft);
        }
    }

    private boolean execute(PreparedStatement update, PolicyRow draft) throws SQLException {
        update.setInt(2, tenantId);
        update.setObject(3, draft.id());
        update.setInt(4, draft.version());
        return update.executeUpdate() == 1;
    }

    private List<PolicyRow> rows(String sql, Object... values) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setInt(1, tenantId);
            query.setInt(2, ProgramSettings.FIRST);
            for (var i = 0; i < values.length; i++) {
                query.setObject(i + 3, values[i]);
            }
            try (var row = query.executeQuery()) {
                var rows = new ArrayList<PolicyRow>();
                while (row.next()) {
                    rows.add(new PolicyRow(row.getObject(1, UUID.class),
                            Json.read(row.getString(2), PolicyDefinition.class), row.getBoolean(3), instant(row, 4),
                            instant(row, 5), row.getInt(6)));
                }
                return rows;
            }
        }
    }
}
