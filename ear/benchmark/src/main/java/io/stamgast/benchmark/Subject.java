package io.stamgast.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.DemoProcess;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The product under load: {@code stamgast.jar --demo} without the demo's own data. */
final class Subject implements AutoCloseable {

    /** A tenant made by the API: what its calls need, its name, and the number its rows carry. */
    record Tenant(int id, String alias, ApiClient api) {
    }

    private static final Duration FIRST_START = Duration.ofMinutes(15);

    private final DemoProcess process;
    private final Platform platform;

    private Subject(DemoProcess process, Platform platform) {
        this.process = process;
        this.platform = platform;
    }

    /** @param heap such as {@code 768m} */
    static Subject start(Path directory, String heap) throws Exception {
        var process = new DemoProcess(directory, Map.of("STAMGAST_DEMO_DATA", "false"), DemoProcess.jar(heap)).start();
        try {
            return new Subject(process, new Platform(process.awaitAccess(FIRST_START), directory));
        } catch (AssertionError late) {
            process.stop();
            throw late;
        }
    }

    URI api() {
        return URI.create(platform.access().api());
    }

    Platform platform() {
        return platform;
    }

    Tenant newTenant() throws Exception {
        var made = platform.newTenant(Map.of("currency", "EUR", "timeZone", "Europe/Amsterdam"));
        return new Tenant(idOf(made.alias()), made.alias(), made.api());
    }

    private int idOf(String alias) throws Exception {
        try (var connection = database().getConnection();
             var query = connection.prepareStatement("select id from app.tenant where alias = ?")) {
            query.setString(1, alias);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** The same PostgreSQL, as the application's role. */
    DataSource database() throws IOException {
        return as("stamgast_app", "postgres.app");
    }

    /** What an operator does after a first load: the planner must know how large the tables have become. */
    void analyze() throws IOException, SQLException {
        try (var connection = as("stamgast_owner", "postgres.owner").getConnection();
             var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }

    private PGSimpleDataSource as(String role, String secret) throws IOException {
        var secrets = new Properties();
        secrets.load(new StringReader(Files.readString(process.directory().resolve("secrets.properties"))));
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {process.ports().get(2)});
        source.setDatabaseName("stamgast");
        source.setUser(role);
        source.setPassword(secrets.getProperty(secret));
        source.setCurrentSchema("app");
        return source;
    }

    /** Resident memory of the server's process, in MB. */
    long residentMegabytes() throws IOException {
        return process.residentMegabytes();
    }

    static String id(JsonNode created) {
        return created.get("id").asText();
    }

    @Override
    public void close() {
        try {
            process.stop();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
