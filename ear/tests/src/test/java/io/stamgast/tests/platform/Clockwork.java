package io.stamgast.tests.platform;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Lets time pass for a running platform, whose clock nobody moves: what it keeps becomes older. */
public final class Clockwork {

    private Clockwork() {
    }

    /** Every grant of the tenant was given, and ends, so much earlier than it was. */
    public static void ageGrants(Platform platform, String tenantAlias, int minutes) {
        try (var owner = owner(platform)) {
            owner.setAutoCommit(false);
            try (var enter = owner.prepareStatement(
                    "select app.use_tenant((select id from app.tenant where alias = ?))")) {
                enter.setString(1, tenantAlias);
                enter.execute();
            }
            try (var update = owner.prepareStatement("""
                    update app.support_grant set granted_at = granted_at - make_interval(mins => ?),
                        expires_at = expires_at - make_interval(mins => ?)""")) {
                update.setInt(1, minutes);
                update.setInt(2, minutes);
                update.executeUpdate();
            }
            owner.commit();
        } catch (SQLException failure) {
            throw new AssertionError("the platform's database can't be had", failure);
        }
    }

    private static Connection owner(Platform platform) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(platform.database());
        source.setUser("stamgast_owner");
        source.setPassword(platform.secret("postgres.owner"));
        return source.getConnection();
    }
}
