package io.stamgast.tests.platform;

import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Changes rows of one tenant as the role that owns the tables, which no part of a running platform can do. */
public final class TablesOwner {

    private TablesOwner() {
    }

    public static void change(Platform platform, String tenantAlias, String sql, Object... values) {
        var source = new PGSimpleDataSource();
        source.setUrl(platform.database());
        source.setUser("stamgast_owner");
        source.setPassword(platform.secret("postgres.owner"));
        try (var owner = source.getConnection()) {
            owner.setAutoCommit(false);
            try (var enter = owner.prepareStatement(
                    "select app.use_tenant((select id from app.tenant where alias = ?))")) {
                enter.setString(1, tenantAlias);
                enter.execute();
            }
            try (var update = owner.prepareStatement(sql)) {
                for (var i = 0; i < values.length; i++) {
                    update.setObject(i + 1, values[i]);
                }
                update.executeUpdate();
            }
            owner.commit();
        } catch (SQLException failure) {
            throw new AssertionError("the platform's database can't be had", failure);
        }
    }
}
