package io.stamgast.tests.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;

/** Changes rows as the role that owns the tables, which no part of a running platform can do. */
public final class TablesOwner {

    private TablesOwner() {
    }

    public static void change(Platform platform, String tenantAlias, String sql, Object... values) {
        work(platform, owner -> {
            enter(owner, tenantAlias);
            update(owner, sql, values);
        });
    }

    /** What a query about the tenant's rows finds: a text for each name. */
    public static Map<String, String> read(Platform platform, String tenantAlias, String sql) {
        var found = new TreeMap<String, String>();
        work(platform, owner -> {
            enter(owner, tenantAlias);
            try (var query = owner.createStatement(); var rows = query.executeQuery(sql)) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
            }
        });
        return found;
    }

    /** Of a table of the platform's, which no tenant owns. */
    static void changePlatform(Platform platform, String sql) {
        work(platform, owner -> update(owner, sql));
    }

    private static void enter(Connection owner, String tenantAlias) throws SQLException {
        try (var enter = owner.prepareStatement("select app.use_tenant((select id from app.tenant where alias = ?))")) {
            enter.setString(1, tenantAlias);
            enter.execute();
        }
    }

    private interface Work {
        void on(Connection owner) throws SQLException;
    }

    private static void work(Platform platform, Work work) {
        var source = new PGSimpleDataSource();
        source.setUrl(platform.database());
        source.setUser("stamgast_owner");
        source.setPassword(platform.secret("postgres.owner"));
        try (var owner = source.getConnection()) {
            owner.setAutoCommit(false);
            work.on(owner);
            owner.commit();
        } catch (SQLException failure) {
            throw new AssertionError("the platform's database can't be had", failure);
        }
    }

    private static void update(Connection owner, String sql, Object... values) throws SQLException {
        try (var update = owner.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }
}
