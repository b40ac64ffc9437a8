package io.stamgast.tests.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.testing.EmptyDatabase;
import io.stamgast.tests.platform.Access;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Run by the profile {@code ear-server} alone: it downloads Payara Server. */
class EarOnPayaraServer {

    private static final Path DISTRIBUTION = Path.of(System.getProperty("stamgast.jar")).getParent();

    private final PayaraServer server = new PayaraServer(Path.of(System.getProperty("stamgast.payara")));
    private EmptyDatabase postgres;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        postgres = new EmptyDatabase(Map.of());
        migrate();
        server.start(driver());
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        server.stop();
        postgres.close();
    }

    @Test
    void theSameWarsAnswerInOneEar() throws Exception {
        server.administer("create-jdbc-connection-pool",
                "--datasourceclassname=org.postgresql.ds.PGSimpleDataSource", "--restype=javax.sql.DataSource",
                "--property=user=stamgast_app:password=unused:serverName=127.0.0.1:portNumber=" + postgres.port()
                        + ":databaseName=stamgast:currentSchema=app", "app");
        server.administer("create-jdbc-resource", "--connectionpoolid=app", "jdbc/app");
        server.administer("create-system-properties", settings());
        server.administer("deploy", DISTRIBUTION.resolve("stamgast.ear").toString());

        assertEquals("unauthorized", nobody().get("/program").expect(401).problem());
    }

    private ApiClient nobody() {
        var access = new Access(server.url() + "/api/v1", server.url(), server.url(), server.url(), null,
                null, null, List.of());
        return new Platform(access, null).nobody();
    }

    private static String settings() {
        return String.join(":", "stamgast.keycloak.url=http\\://127.0.0.1\\:9", "stamgast.keycloak.realm=stamgast",
                "stamgast.public.url=http\\://127.0.0.1\\:9", "stamgast.provisioner.client.id=provisioner",
                "stamgast.provisioner.client.secret=none", "stamgast.portal.client.id=portal",
                "stamgast.portal.client.secret=none",
                "stamgast.secret.key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\\=");
    }

    /** By the jar, as production does. */
    private void migrate() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(java, "-jar", System.getProperty("stamgast.jar"), "--migrate")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        command.environment().putAll(environment());
        assertEquals(0, command.start().waitFor());
    }

    private Map<String, String> environment() {
        var settings = new HashMap<String, String>();
        settings.put("STAMGAST_DB_URL", postgres.url());
        settings.put("STAMGAST_DB_USER", EmptyDatabase.APP);
        settings.put("STAMGAST_DB_PASSWORD", "unused");
        settings.put("STAMGAST_DB_OWNER_USER", EmptyDatabase.OWNER);
        settings.put("STAMGAST_DB_OWNER_PASSWORD", "unused");
        settings.put("STAMGAST_KEYCLOAK_URL", "http://127.0.0.1:9");
        settings.put("STAMGAST_PROVISIONER_CLIENT_SECRET", "unused");
        settings.put("STAMGAST_PORTAL_CLIENT_SECRET", "unused");
        settings.put("STAMGAST_SECRET_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        return settings;
    }

    private static Path driver() throws IOException {
        try (var jars = Files.newDirectoryStream(Path.of(System.getProperty("stamgast.drivers")), "postgresql*.jar")) {
            return jars.iterator().next();
        }
    }
}
