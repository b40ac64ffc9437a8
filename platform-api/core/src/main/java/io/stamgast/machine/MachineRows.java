package io.stamgast.machine;

import static io.stamgast.kernel.Stored.utc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The machine clients of one tenant, on the connection of a unit of work. When each was used stands in a table of its
 * own, so that requests never wait for whoever changes the client.
 */
final class MachineRows {

    /** How much later than noted a use must be to be noted again. */
    static final Duration USE_NOTED = Duration.ofMinutes(1);

    private static final String SELECT = "select " + Machine.COLUMNS + """
             from app.machine_client m
            join app.machine_client_use u on u.tenant_id = m.tenant_id and u.machine_id = m.id
            where m.tenant_id = ? and u.tenant_id = ?""";
    private static final String FIND = SELECT + " and m.id = ?";
    private static final String OF_CLIENT = SELECT + " and m.client_id = ?";
    private static final String LIST = SELECT + " and m.id > ? order by m.id limit ?";
    private static final String COUNT =
            "select count(*) from app.machine_client where tenant_id = ? and revoked_at is null";
    private static final String INSERT = """
            insert into app.machine_client (tenant_id, id, client_id, name, scopes, rate_per_second, created_at,
                created_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String INSERT_USE =
            "insert into app.machine_client_use (tenant_id, machine_id) values (?, ?)";
    private static final String CHANGE = """
            update app.machine_client set name = ?, scopes = ?, rate_per_second = ?, version = version + 1
            where tenant_id = ? and id = ?""";
    private static final String ROTATED = """
            update app.machine_client set rotated_at = ?, version = version + 1 where tenant_id = ? and id = ?""";
    private static final String REVOKED = """
            update app.machine_client set revoked_at = ?, version = version + 1 where tenant_id = ? and id = ?""";
    private static final String USED = """
            update app.machine_client_use set last_used_at = ?
            where tenant_id = ? and machine_id = ? and (last_used_at is null or last_used_at <= ?)""";

    private final Connection connection;
    private final int tenantId;

    MachineRows(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    void insert(Machine machine) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT); var use = connection.prepareStatement(INSERT_USE)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, machine.id());
            insert.setString(3, machine.clientId());
            insert.setString(4, machine.name());
            insert.setString(5, Scope.written(machine.scopes()));
            insert.setObject(6, machine.ratePerSecond(), Types.INTEGER);
            insert.setObject(7, utc(machine.createdAt()));
            insert.setString(8, machine.createdBy());
            insert.executeUpdate();
            use.setInt(1, tenantId);
            use.setObject(2, machine.id());
            use.executeUpdate();
        }
    }

    Optional<Machine> find(UUID id) throws SQLException {
        return one(FIND, id);
    }

    Optional<Machine> ofClient(String clientId) throws SQLException {
        return one(OF_CLIENT, clientId);
    }

    private Optional<Machine> one(String sql, Object key) throws SQLException {
        try (var query = prepare(sql)) {
            query.setObject(3, key);
            return machines(query).stream().findFirst();
        }
    }

    /** In the order they were made; {@code after} is an id. */
    List<Machine> list(UUID after, int limit) throws SQLException {
        try (var query = prepare(LIST)) {
            query.setObject(3, after);
            query.setInt(4, limit);
            return machines(query);
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        var query = connection.prepareStatement(sql);
        query.setInt(1, tenantId);
        query.setInt(2, tenantId);
        return query;
    }

    private static List<Machine> machines(PreparedStatement query) throws SQLException {
        var machines = new ArrayList<Machine>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                machines.add(Machine.of(row));
            }
        }
        return machines;
    }

    /** How many are not revoked. */
    int count() throws SQLException {
        try (var query = connection.prepareStatement(COUNT)) {
            query.setInt(1, tenantId);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    void change(UUID id, Access access) throws SQLException {
        try (var update = connection.prepareStatement(CHANGE)) {
            update.setString(1, access.name());
            update.setString(2, Scope.written(access.scopes()));
            update.setObject(3, access.ratePerSecond(), Types.INTEGER);
            update.setInt(4, tenantId);
            update.setObject(5, id);
            update.executeUpdate();
        }
    }

    void rotated(UUID id, Instant now) throws SQLException {
        mark(ROTATED, id, now);
    }

    void revoked(UUID id, Instant now) throws SQLException {
        mark(REVOKED, id, now);
    }

    private void mark(String sql, UUID id, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            update.setObject(1, utc(now));
            update.setInt(2, tenantId);
            update.setObject(3, id);
            update.executeUpdate();
        }
    }

    /** Notes the use, unless one within the last minute is noted. */
    void used(Machine machine, Instant now) throws SQLException {
        var before = now.minus(USE_NOTED);
        if (machine.lastUsedAt() != null && machine.lastUsedAt().isAfter(before)) {
            return;
        }
        try (var update = connection.prepareStatement(USED)) {
            update.setObject(1, utc(now));
            update.setInt(2, tenantId);
            update.setObject(3, machine.id());
            update.setObject(4, utc(before));
            update.executeUpdate();
        }
    }
}
