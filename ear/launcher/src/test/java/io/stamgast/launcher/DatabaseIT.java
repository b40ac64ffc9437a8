package io.stamgast.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.testing.EmptyDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIT {

    /** Asks one role alone for its password. */
    private static final String LOGINS = """
            host all guarded 127.0.0.1/32 scram-sha-256
            host all all 127.0.0.1/32 trust
            """;

    private static EmptyDatabase postgres;

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "STAMGAST_DB_URL", postgres.url(),
            "STAMGAST_DB_USER", EmptyDatabase.APP, "STAMGAST_DB_PASSWORD", "unused",
            "STAMGAST_DB_OWNER_USER", EmptyDatabase.OWNER, "STAMGAST_DB_OWNER_PASSWORD", "unused",
            "STAMGAST_KEYCLOAK_URL", "http://127.0.0.1:9",
            "STAMGAST_PROVISIONER_CLIENT_SECRET", "unused", "STAMGAST_PORTAL_CLIENT_SECRET", "unused",
            "STAMGAST_SECRET_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        var logins = Files.writeString(directory.resolve("logins.conf"), LOGINS);
        postgres = new EmptyDatabase(Map.of("hba_file", logins.toString()));
        execute("create role guarded login password 'right'");
        new DatabaseIT().database().migrate();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void aDatabaseThatIsUpToDateIsLeftAsItIs() {
        assertEquals(0, database().migrate());
    }

    @Test
    void aRoleThatMayOnlyLogInIsTaken() {
        database().refuseMightyRole();
    }

    @Test
    void aSuperuserIsRefused() {
        execute("create role might_a superuser login");

        assertIsRefused("might_a", "is a superuser");
    }

    @Test
    void aRoleThatBypassesTheWallIsRefused() {
        execute("create role might_b bypassrls login");

        assertIsRefused("might_b", "has BYPASSRLS");
    }

    @Test
    void aRoleThatMayBecomeOneThatBypassesTheWallIsRefused() {
        execute("create role might_c bypassrls");
        execute("create role member_of_c login in role might_c");

        assertIsRefused("member_of_c", "has BYPASSRLS");
    }

    @Test
    void theOwnerOfTheTablesIsRefused() {
        assertIsRefused(EmptyDatabase.OWNER, "owns tables of the schema app");
    }

    @Test
    void theOwnerOfTheSchemaAloneIsRefused() {
        execute("create role might_d login");
        execute("alter schema app owner to might_d");
        try {
            assertIsRefused("might_d", "owns the schema app");
        } finally {
            execute("alter schema app owner to " + EmptyDatabase.OWNER);
        }
    }

    @Test
    void aRoleThatMakesRolesIsRefused() {
        execute("create role might_e createrole login");

        assertIsRefused("might_e", "has CREATEROLE");
    }

    @Test
    void anUnreachableDatabaseIsNamed() {
        settings.put("STAMGAST_DB_URL", "jdbc:postgresql://127.0.0.1:9/stamgast");

        assertSays("jdbc:postgresql://127.0.0.1:9/stamgast can't be used; see STAMGAST_DB_URL: ",
                database()::refuseMightyRole);
        assertSays("see STAMGAST_DB_URL: ", database()::migrate);
    }

    @Test
    void aDatabaseThatTheServerDoesNotHaveIsNamed() {
        settings.put("STAMGAST_DB_URL", postgres.url() + "s");

        assertSays("see STAMGAST_DB_URL: FATAL: database \"stamgasts\" does not exist", database()::migrate);
    }

    @Test
    void aDatabaseThatTakesNoMoreConnectionsIsNamed() {
        execute("create database crowded connection limit 0");
        settings.put("STAMGAST_DB_URL", postgres.url().replace(EmptyDatabase.NAME, "crowded"));

        assertSays("see STAMGAST_DB_URL: FATAL: too many connections", database()::refuseMightyRole);
    }

    @Test
    void aWrongPasswordIsNamedWithItsSetting() {
        settings.put("STAMGAST_DB_USER", "guarded");
        settings.put("STAMGAST_DB_PASSWORD", "wrong");
        assertSays("see STAMGAST_DB_USER and STAMGAST_DB_PASSWORD: FATAL: password", database()::refuseMightyRole);

        settings.put("STAMGAST_DB_PASSWORD", "right");
        database().refuseMightyRole();
    }

    @Test
    void theOwnersWrongPasswordIsNamedWithItsSetting() {
        settings.put("STAMGAST_DB_OWNER_USER", "guarded");
        settings.put("STAMGAST_DB_OWNER_PASSWORD", "wrong");

        assertSays("see STAMGAST_DB_OWNER_USER and STAMGAST_DB_OWNER_PASSWORD: FATAL: password", database()::migrate);
    }

    @Test
    void anOwnerThatMayNotReadTheSchemaIsNamed() {
        execute("create role nobody login");
        settings.put("STAMGAST_DB_OWNER_USER", "nobody");

        assertSays("can't be brought up to date as STAMGAST_DB_OWNER_USER: ", database()::migrate);
    }

    private void assertIsRefused(String role, String reason) {
        settings.put("STAMGAST_DB_USER", role);
        assertSays("the role " + role + " " + reason, database()::refuseMightyRole);
    }

    private static void assertSays(String reason, Executable start) {
        var refusal = assertThrows(Refusal.class, start);
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    private Database database() {
        return new Database(Settings.ofProduction(settings));
    }

    private static void execute(String sql) {
        postgres.execute(EmptyDatabase.NAME, sql);
    }
}
