package io.stamgast.referral;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a tenant's accounts have to do with each other, in the caller's unit of work. */
final class Kinship {

    private static final String SAME_HIERARCHY = """
            with recursive line (id, parent_id, pool_id, level) as (
                select one.id, one.parent_id, one.pool_id, 1 from app.account one
                where one.tenant_id = ? and one.id = any (?)
                union all
                select above.id, above.parent_id, above.pool_id, line.level + 1 from app.account above
                join line on above.id = line.parent_id where above.tenant_id = ? and line.level <= 20)
            select count(distinct id) filter (where parent_id is null) = 1
                or count(distinct pool_id) filter (where level = 1) = 1 from line""";
    /** Of the account, of who brought it, and so on; no circle makes it endless. */
    private static final String BROUGHT_BY = """
            with recursive line (referrer_id) as (
                select one.referrer_id from app.referral one where one.tenant_id = ? and one.account_id = ?
                union
                select above.referrer_id from app.referral above
                join line on above.account_id = line.referrer_id where above.tenant_id = ?)
            select exists (select from line where referrer_id = ?)""";
    /** Any sale of own goods, whether it earned or not. */
    private static final String HAS_BOUGHT = """
            select exists (select from app.purchase where tenant_id = ? and account_id = ? and kind = 'SALE'
                and own_minor > 0)""";
    private static final String TAX_ID = "select tax_id from app.account where tenant_id = ? and id = ?";
    private static final String OTHERS_TAX_ID = """
            select exists (select from app.account where tenant_id = ? and tax_id = any (?) and id <> ?)
                or exists (select from app.referral where tenant_id = ? and tax_id = any (?) and account_id <> ?)""";

    private final Connection connection;
    private final int tenantId;

    Kinship(Connection connection, int tenantId) {
        this.connection = connection;
        this.tenantId = tenantId;
    }

    /** Whether both are one account, have the same root, or share a balance. */
    boolean areOne(UUID one, UUID other) throws SQLException {
        return one.equals(other) || is(SAME_HIERARCHY, tenantId,
                connection.createArrayOf("uuid", new Object[] {one, other}), tenantId);
    }

    /** Whether one was brought by the other, or by somebody whom that one brought, however far. */
    boolean isBroughtBy(UUID one, UUID other) throws SQLException {
        return is(BROUGHT_BY, tenantId, one, tenantId, other);
    }

    boolean hasBought(UUID account) throws SQLException {
        return is(HAS_BOUGHT, tenantId, account);
    }

    /** The tax id that the account's attributes name; null for none. */
    String taxId(UUID account) throws SQLException {
        try (var query = connection.prepareStatement(TAX_ID)) {
            query.setInt(1, tenantId);
            query.setObject(2, account);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /**
     * Whether another account has the account's tax id, by its attributes or by a referral.
     *
     * @param given one that is known of the account beside what its attributes name; null for none
     */
    boolean isOthersTaxId(String given, UUID account) throws SQLException {
        var taxIds = Stream.of(given, taxId(account)).filter(Objects::nonNull).collect(Collectors.toSet());
        if (taxIds.isEmpty()) {
            return false;
        }
        var array = connection.createArrayOf("text", taxIds.toArray());
        return is(OTHERS_TAX_ID, tenantId, array, account, tenantId, array, account);
    }

    private boolean is(String sql, Object... values) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
