package io.stamgast.account;

import io.stamgast.web.Reference;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which account, or distributor, a reference means. A plain external id is the tenant's own for the account; one with
 * a slash may also be a distributor's external id and that distributor's number for the account.
 */
public final class AccountIds {

    private static final String BY_ID = "select id from app.account where tenant_id = ? and id = ?";
    private static final String BY_EXTERNAL_ID = "select id from app.account where tenant_id = ? and external_id = ?";
    private static final String OWN = """
            select id, external_id from app.account where tenant_id = ? and id = any (?)
            union all
            select id, external_id from app.account where tenant_id = ? and external_id = any (?)""";
    private static final String BY_NUMBER = """
            select account_id from app.account_alias
            where tenant_id = ? and distributor_id = ? and external_id = ?""";
    private static final String BY_DISTRIBUTOR_AND_NUMBER = """
            select known.account_id from app.account_alias known
            join app.distributor named on named.tenant_id = ? and named.id = known.distributor_id
            where known.tenant_id = ? and named.external_id = ? and known.external_id = ?""";
    private static final String DISTRIBUTOR_BY_ID = "select id from app.distributor where tenant_id = ? and id = ?";
    private static final String DISTRIBUTOR_BY_EXTERNAL_ID =
            "select id from app.distributor where tenant_id = ? and external_id = ?";

    private AccountIds() {
    }

    public static Optional<UUID> find(Connection connection, int tenant, Reference account) throws SQLException {
        if (account.id() != null) {
            return first(connection, BY_ID, tenant, account.id());
        }
        var own = first(connection, BY_EXTERNAL_ID, tenant, account.externalId());
        return own.isPresent() ? own : byDistributorAndNumber(connection, tenant, account.externalId());
    }

    /** Those that are named by id or by the tenant's own external id, in one query; the others are left out. */
    public static Map<Reference, UUID> findOwn(Connection connection, int tenant, Collection<Reference> accounts)
            throws SQLException {
        try (var query = connection.prepareStatement(OWN)) {
            query.setInt(1, tenant);
            query.setArray(2, column(connection, "uuid", accounts, Reference::id));
            query.setInt(3, tenant);
            query.setArray(4, column(connection, "text", accounts, Reference::externalId));
            var found = new HashMap<Reference, UUID>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    var id = row.getObject(1, UUID.class);
                    found.put(new Reference(id, null), id);
                    found.put(new Reference(null, row.getString(2)), id);
                }
            }
            found.keySet().retainAll(accounts);
            return found;
        }
    }

    private static Array column(Connection connection, String type, Collection<Reference> accounts,
                                Function<Reference, Object> part) throws SQLException {
        return connection.createArrayOf(type, accounts.stream().map(part).filter(Objects::nonNull).toArray());
    }

    /**
     * Like {@link #find(Connection, int, Reference)}, for a record that names a distributor: that distributor's number
     * is tried first.
     */
    public static Optional<UUID> find(Connection connection, int tenant, Reference account, UUID distributor)
            throws SQLException {
        if (account.id() == null && distributor != null) {
            var numbered = first(connection, BY_NUMBER, tenant, distributor, account.externalId());
            if (numbered.isPresent()) {
                return numbered;
            }
        }
        return find(connection, tenant, account);
    }

    public static Optional<UUID> findDistributor(Connection connection, int tenant, Reference distributor)
            throws SQLException {
        return distributor.id() != null
                ? first(connection, DISTRIBUTOR_BY_ID, tenant, distributor.id())
                : first(connection, DISTRIBUTOR_BY_EXTERNAL_ID, tenant, distributor.externalId());
    }

    /** Both parts may hold slashes themselves, so each one is tried as the border. */
    private static Optional<UUID> byDistributorAndNumber(Connection connection, int tenant, String value)
            throws SQLException {
        for (var slash = value.indexOf('/'); slash >= 0; slash = value.indexOf('/', slash + 1)) {
            var found = first(connection, BY_DISTRIBUTOR_AND_NUMBER, tenant, tenant, value.substring(0, slash),
                    value.substring(slash + 1));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<UUID> first(Connection connection, String sql, Object... values) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }
}
