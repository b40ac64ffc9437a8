package io.stamgast.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseIT {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("listen_addresses", "127.0.0.1").start();
        execute("postgres", "create role stamgast_owner login");
        execute("postgres", "create role stamgast_app login");
        execute("postgres", "create database stamgast owner stamgast_owner");
        execute("stamgast", "create schema app authorization stamgast_owner");
        execute("stamgast", "grant usage on schema app to stamgast_app");
        database("stamgast_app").migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void aDatabaseThatIsUpToDateIsLeftAsItIs() {
        assertEquals(0, database("stamgast_app").migrate());
    }

    @Test
    void aRoleThatMayOnlyLogInIsTaken() {
        database("stamgast_app").refuseMightyRole();
    }

    @Test
    void aSuperuserIsRefused() throws SQLException {
        execute("postgres", "create role might_a superuser login");

        assertIsRefused("might_a", "is a superuser");
    }

    @Test
    void aRoleThatBypassesTheWallIsRefused() throws SQLException {
        execute("postgres", "create role might_b bypassrls login");

        assertIsRefused("might_b", "has BYPASSRLS");
    }

    @Test
    void aRoleThatMayBecomeOneThatBypassesTheWallIsRefused() throws SQLException {
        execute("postgres", "create role might_c bypassrls");
        execute("postgres", "create role member_of_c login in role might_c");

        assertIsRefused("member_of_c", "has BYPASSRLS");
    }

    @Test
    void theOwnerOfTheTablesIsRefused() {
        assertIsRefused("stamgast_owner", "owns tables of the schema app");
    }

    @Test
    void theOwnerOfTheSchemaAloneIsRefused() throws SQLException {
        execute("postgres", "create role might_d login");
        execute("stamgast", "alter schema app owner to might_d");
        try {
            assertIsRefused("might_d", "owns the schema app");
        } finally {
            execute("stamgast", "alter schema app owner to stamgast_owner");
        }
    }

    @Test
    void aRoleThatMakesRolesIsRefused() throws SQLException {
        execute("postgres", "create role might_e createrole login");

        assertIsRefused("might_e", "has CREATEROLE");
    }

    @Test
    void anUnreachableDatabaseIsNamed() {
        var nowhere = new Database(Settings.ofProduction(environment("stamgast_app", "127.0.0.1:9")));

        var refusal = assertThrows(Refusal.class, nowhere::refuseMightyRole);

        assertTrue(refusal.getMessage().contains("jdbc:postgresql://127.0.0.1:9/stamgast"), refusal.getMessage());
    }

    private static void assertIsRefused(String role, String reason) {
        var refusal = assertThrows(Refusal.class, database(role)::refuseMightyRole);
        assertTrue(refusal.getMessage().contains("the role " + role + " " + reason), refusal.getMessage());
    }

    private static Database database(String role) {
        return new Database(Settings.ofProduction(environment(role, "127.0.0.1:" + postgres.getPort())));
    }

    private static Map<String, String> environment(String role, String server) {
        var settings = new HashMap<String, String>();
        settings.put("STAMGAST_DB_URL", "jdbc:postgresql://" + server + "/stamgast");
        settings.put("STAMGAST_DB_USER", role);
        settings.put("STAMGAST_DB_PASSWORD", "unused");
        settings.put("STAMGAST_DB_OWNER_USER", "stamgast_owner");
        settings.put("STAMGAST_DB_OWNER_PASSWORD", "unused");
        settings.put("STAMGAST_KEYCLOAK_URL", "http://127.0.0.1:9");
        settings.put("STAMGAST_PROVISIONER_CLIENT_SECRET", "unused");
        settings.put("STAMGAST_PORTAL_CLIENT_SECRET", "unused");
        settings.put("STAMGAST_SECRET_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        return settings;
    }

    private static void execute(String database, String sql) throws SQLException {
        try (var connection = postgres.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
