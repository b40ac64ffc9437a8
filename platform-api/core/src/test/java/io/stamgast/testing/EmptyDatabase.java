package io.stamgast.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A real PostgreSQL with what an administrator makes once in production: the two roles, the database {@code stamgast}
 * and the schema {@code app}; no table yet. It asks nobody for a password, unless its settings say so.
 *
 * <p>{@code fsync} is off here: a test asks what is written, not whether it survives a power cut.
 */
public final class EmptyDatabase implements AutoCloseable {

    public static final String OWNER = "stamgast_owner";
    public static final String APP = "stamgast_app";
    public static final String NAME = "stamgast";

    // held here, so that its level is kept
    private static final Logger SERVER = Logger.getLogger("io.zonky.test");

    private final EmbeddedPostgres postgres;

    /** @param settings of the server, such as {@code max_connections} */
    public EmptyDatabase(Map<String, String> settings) {
        SERVER.setLevel(Level.WARNING);
        var server = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("listen_addresses", "127.0.0.1");
        settings.forEach(server::setServerConfig);
        try {
            postgres = server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL for the tests does not start", failure);
        }
        execute("postgres", "create role " + OWNER + " login");
        execute("postgres", "create role " + APP + " login");
        execute("postgres", "create database " + NAME + " owner " + OWNER);
        execute(NAME, "create schema app authorization " + OWNER);
        execute(NAME, "grant usage on schema app to " + APP);
    }

    public int port() {
        return postgres.getPort();
    }

    /** Its address, as JDBC writes it. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + NAME;
    }

    /** As the superuser. */
    public void execute(String database, String sql) {
        try (var connection = postgres.getDatabase("postgres", database).getConnection();
             var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
