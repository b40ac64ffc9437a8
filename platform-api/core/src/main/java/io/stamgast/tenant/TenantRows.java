package io.stamgast.tenant;

import io.stamgast.kernel.DomainException;
import io.stamgast.web.idempotency.IdempotencyKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The platform's table of tenants, outside the wall; test modes are none of its concern. */
@ApplicationScoped
class TenantRows {

    private static final String INSERT = """
            insert into app.tenant as made (alias, name, admin_email, state, created_at, creation_key)
            values (?, ?, ?, 'PROVISIONING', ?, ?) on conflict do nothing""";
    private static final String NAME = "select name from app.tenant where alias = ?";
    private static final String FIND =
            "select " + Tenant.COLUMNS + " from app.tenant where alias = ? and live_id is null";
    private static final String LOCK = "select " + Tenant.COLUMNS + " from app.tenant where id = ? for no key update";
    private static final String LIST = "select " + Tenant.COLUMNS
            + " from app.tenant where live_id is null and alias > ? order by alias limit ?";
    private static final String ACTIVATE = """
            update app.tenant set state = 'ACTIVE', name = ?, admin_email = ?, organization_id = ?,
                creation_key = coalesce(creation_key, ?), version = version + 1 where id = ?""";
    private static final String MADE_ANOTHER =
            "select exists (select from app.tenant where creation_key = ? and alias <> ?)";
    private static final String SET_RATE =
            "update app.tenant set rate_per_second = ?, version = version + 1 where id = ?";
    private static final String SET_STATE = "update app.tenant set state = ?, version = version + 1 where id = ?";

    /**
     * Inserts the row, or finds the one of that alias.
     *
     * @param owner client and Idempotency-Key of the request, or null
     * @return the tenant's id
     * @throws DomainException ({@code idempotency-key-reused}, 409) when the key made another tenant
     */
    int begin(Connection connection, NewTenant wanted, String owner, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, wanted.alias());
            insert.setString(2, wanted.name());
            insert.setString(3, wanted.adminEmail());
            insert.setObject(4, now.atOffset(ZoneOffset.UTC));
            insert.setString(5, owner);
            insert.executeUpdate();
        }
        if (madeAnother(connection, owner, wanted.alias())) {
            throw IdempotencyKeys.reused();
        }
        return find(connection, wanted.alias()).map(Tenant::id).orElseThrow(IdempotencyKeys::reused);
    }

    private static boolean madeAnother(Connection connection, String owner, String alias) throws SQLException {
        try (var query = connection.prepareStatement(MADE_ANOTHER)) {
            query.setString(1, owner);
            query.setString(2, alias);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Of a test mode too. */
    Optional<String> name(Connection connection, String alias) throws SQLException {
        try (var query = connection.prepareStatement(NAME)) {
            query.setString(1, alias);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    Optional<Tenant> find(Connection connection, String alias) throws SQLException {
        try (var query = connection.prepareStatement(FIND)) {
            query.setString(1, alias);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(Tenant.of(row)) : Optional.empty();
            }
        }
    }

    Tenant lock(Connection connection, int id) throws SQLException {
        try (var query = connection.prepareStatement(LOCK)) {
            query.setInt(1, id);
            try (var row = query.executeQuery()) {
                row.next();
                return Tenant.of(row);
            }
        }
    }

    List<Tenant> list(Connection connection, String after, int limit) throws SQLException {
        try (var query = connection.prepareStatement(LIST)) {
            query.setString(1, after);
            query.setInt(2, limit);
            var tenants = new ArrayList<Tenant>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    tenants.add(Tenant.of(row));
                }
            }
            return tenants;
        }
    }

    /** @param owner as {@link #begin} takes it: who completes a tenant that was begun without a key has made it */
    void activate(Connection connection, int id, NewTenant wanted, String organizationId, String owner)
            throws SQLException {
        try (var update = connection.prepareStatement(ACTIVATE)) {
            update.setString(1, wanted.name());
            update.setString(2, wanted.adminEmail());
            update.setString(3, organizationId);
            update.setString(4, owner);
            update.setInt(5, id);
            update.executeUpdate();
        }
    }

    void setRate(Connection connection, int id, Integer perSecond) throws SQLException {
        try (var update = connection.prepareStatement(SET_RATE)) {
            update.setObject(1, perSecond, Types.INTEGER);
            update.setInt(2, id);
            update.executeUpdate();
        }
    }

    void setState(Connection connection, int id, Tenant.State state) throws SQLException {
        try (var update = connection.prepareStatement(SET_STATE)) {
            update.setString(1, state.name());
            update.setInt(2, id);
            update.executeUpdate();
        }
    }
}
