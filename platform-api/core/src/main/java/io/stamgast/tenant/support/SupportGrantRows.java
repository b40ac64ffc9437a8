package io.stamgast.tenant.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The grants of one tenant, on the connection of a unit of work. */
final class SupportGrantRows {

    private static final String SELECT =
            "select " + SupportGrant.COLUMNS + " from app.support_grant where tenant_id = ?";
    private static final String FIND = SELECT + " and id = ?";
    private static final String LIST = SELECT + " and (?::uuid is null or id < ?) order by id desc limit ?";
    private static final String VALID = SELECT + """
             and operator = ? and revoked_at is null and granted_at <= ? and expires_at > ?
            order by granted_at desc, id desc limit 1""";
    private static final String INSERT = """
            insert into app.support_grant (tenant_id, id, operator, operator_name, reason, roles, granted_at,
                expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String REVOKE = """
            update app.support_grant set revoked_at = ?, revoked_by = ?
            where tenant_id = ? and id = ? and revoked_at is null and expires_at > ?""";

    private final Connection connection;
    private final int tenantId;

    SupportGrantRows(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /** @param operatorId the subject of the operator's token */
    void insert(SupportGrant grant, String operatorId) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, tenantId);
            insert.setObject(2, grant.id());
            insert.setString(3, operatorId);
            insert.setString(4, grant.operator());
            insert.setString(5, grant.reason());
            insert.setString(6, String.join(" ", grant.roles()));
            insert.setObject(7, grant.grantedAt().atOffset(ZoneOffset.UTC));
            insert.setObject(8, grant.expiresAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    Optional<SupportGrant> find(UUID id) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setInt(1, tenantId);
            query.setObject(2, id);
            return grants(query).stream().findFirst();
        }
    }

    /**
     * The latest first.
     *
     * @param before the id after which the page begins; null for the first page
     */
    List<SupportGrant> list(UUID before, int limit) throws SQLException {
        try (var query = connection.prepareStatement(LIST)) {
            query.setInt(1, tenantId);
            query.setObject(2, before);
            query.setObject(3, before);
            query.setInt(4, limit);
            return grants(query);
        }
    }

    /** What lets the operator in now; of several, the latest given. */
    Optional<SupportGrant> valid(String operatorId, Instant now) throws SQLException {
        try (var query = connection.prepareStatement(VALID)) {
            query.setInt(1, tenantId);
            query.setString(2, operatorId);
            query.setObject(3, now.atOffset(ZoneOffset.UTC));
            query.setObject(4, now.atOffset(ZoneOffset.UTC));
            return grants(query).stream().findFirst();
        }
    }

    /** @return whether there was something to end */
    boolean revoke(UUID id, String by, Instant now) throws SQLException {
        try (var update = connection.prepareStatement(REVOKE)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setString(2, by);
            update.setInt(3, tenantId);
            update.setObject(4, id);
            update.setObject(5, now.atOffset(ZoneOffset.UTC));
            return update.executeUpdate() == 1;
        }
    }

    private static List<SupportGrant> grants(PreparedStatement query) throws SQLException {
        var grants = new ArrayList<SupportGrant>();
        try (var row = query.executeQuery()) {
            while (row.next()) {
                grants.add(SupportGrant.of(row));
            }
        }
        return grants;
    }
}
