package io.stamgast.launcher;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/** The database before the server uses it: brought up to date by its owner, and the application's role judged. */
public final class Database {

    private static final String SCHEMA = "app";
    /** The class of SQLSTATE of a login that was refused. */
    private static final String NOT_LET_IN = "28";

    private static final String POWERS = """
            select coalesce(bool_or(r.rolsuper), false) as superuser,
                   coalesce(bool_or(r.rolbypassrls), false) as bypasses,
                   coalesce(bool_or(r.rolcreaterole), false) as makes_roles,
                   exists (select from pg_namespace n
                            where n.nspname = ? and pg_has_role(current_user, n.nspowner, 'MEMBER')) as schema_owner,
                   exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where n.nspname = ? and pg_has_role(current_user, c.relowner, 'MEMBER')) as owner
              from pg_roles r
             where pg_has_role(current_user, r.oid, 'MEMBER')""";

    private final Settings settings;

    public Database(Settings settings) {
        this.settings = settings;
    }

    /**
     * Runs the migrations that are missing, as the owner.
     *
     * @return how many ran
     * @throws Refusal when the database can't be reached or a migration fails
     */
    public int migrate() {
        var owner = loggedIn("STAMGAST_DB_OWNER_USER", "STAMGAST_DB_OWNER_PASSWORD");
        try {
            return Flyway.configure(getClass().getClassLoader())
                    .dataSource(owner)
                    .locations("classpath:db/migration")
                    .schemas(SCHEMA)
                    .defaultSchema(SCHEMA)
                    .placeholders(Map.of("appRole", settings.text("STAMGAST_DB_USER")))
                    .load()
                    .migrate().migrationsExecuted;
        } catch (FlywayException failure) {
            throw new Refusal("The database " + settings.text("STAMGAST_DB_URL")
                    + " can't be brought up to date as STAMGAST_DB_OWNER_USER: " + failure.getMessage());
        }
    }

    /**
     * The tenants' walls bind neither superusers, nor BYPASSRLS roles, nor (unless forced) owners. Who makes roles may
     * make itself a member of an owner; who owns the schema may drop what lies in it.
     *
     * @throws Refusal when the application's role is, or may become, one of them, or can't log in
     */
    public void refuseMightyRole() {
        try (var connection = loggedIn("STAMGAST_DB_USER", "STAMGAST_DB_PASSWORD").getConnection()) {
            judge(connection);
        } catch (SQLException failure) {
            throw new Refusal("The database " + settings.text("STAMGAST_DB_URL")
                    + " can't be used as STAMGAST_DB_USER: " + failure.getMessage());
        }
    }

    private void judge(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(POWERS)) {
            query.setString(1, SCHEMA);
            query.setString(2, SCHEMA);
            try (var powers = query.executeQuery()) {
                powers.next();
                refuse(powers.getBoolean("superuser"), "is a superuser");
                refuse(powers.getBoolean("bypasses"), "has BYPASSRLS");
                refuse(powers.getBoolean("makes_roles"), "has CREATEROLE");
                refuse(powers.getBoolean("owner"), "owns tables of the schema " + SCHEMA);
                refuse(powers.getBoolean("schema_owner"), "owns the schema " + SCHEMA);
            }
        }
    }

    private void refuse(boolean power, String what) {
        if (power) {
            throw new Refusal("STAMGAST_DB_USER is wrong: the role " + settings.text("STAMGAST_DB_USER") + " " + what
                    + " (or is a member of a role that does), so tenants would not be walled off. Expected is a role"
                    + " that may log in and nothing else.");
        }
    }

    /** @throws Refusal when the database can't be reached, or that role can't log in to it */
    private DataSource loggedIn(String userKey, String passwordKey) {
        var source = new PGSimpleDataSource();
        source.setUrl(settings.text("STAMGAST_DB_URL"));
        source.setUser(settings.text(userKey));
        source.setPassword(settings.text(passwordKey));
        source.setConnectTimeout(10);
        try {
            source.getConnection().close();
            return source;
        } catch (SQLException failure) {
            throw new Refusal("The database " + settings.text("STAMGAST_DB_URL") + " can't be used; see "
                    + toSee(failure.getSQLState(), userKey, passwordKey) + ": " + failure.getMessage());
        }
    }

    /** @param sqlState null when the driver gave none */
    static String toSee(String sqlState, String userKey, String passwordKey) {
        return sqlState != null && sqlState.startsWith(NOT_LET_IN) ? userKey + " and " + passwordKey
                : "STAMGAST_DB_URL";
    }
}
