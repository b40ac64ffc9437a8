package io.stamgast.demo;

import io.stamgast.launcher.Refusal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A real PostgreSQL as a child process, as durable as in production; holds our database and Keycloak's. */
final class Postgres {

    private static final Logger LOG = Logger.getLogger(Postgres.class.getName());
    private static final String LOOPBACK = "127.0.0.1";
    private static final String PROGRAM = "program";
    private static final String DATA = "data";
    /** A file that is there while the database is made. */
    private static final String MAKING = "making";

    private final DemoDirectory directory;
    private final Path home;
    private final int port;
    private EmbeddedPostgres process;
    private boolean stopped;

    Postgres(DemoDirectory directory, int port) {
        this.directory = directory;
        this.home = directory.resolve("postgres");
        this.port = port;
    }

    /** Ends what a demo on this directory has started before it was killed. */
    boolean endOrphans() throws IOException, InterruptedException {
        var program = home.resolve(PROGRAM);
        var found = Orphans.end(process -> process.info().command()
                .filter(command -> Path.of(command).startsWith(program)).isPresent());
        removeLock();
        return found;
    }

    /** PostgreSQL does not start while the process whose number stands there lives, whatever that is by now. */
    private void removeLock() throws IOException {
        var lock = home.resolve(DATA).resolve("postmaster.pid");
        if (Files.notExists(lock)) {
            return;
        }
        try (var lines = Files.lines(lock)) {
            var server = lines.findFirst().filter(line -> line.matches("\\d{1,18}")).map(Long::valueOf)
                    .flatMap(ProcessHandle::of).filter(this::isOnData);
            if (server.isPresent()) {
                throw new Refusal("Another PostgreSQL runs on " + home.resolve(DATA) + ", as process "
                        + server.get().pid() + ". Stop it first.");
            }
        }
        Files.delete(lock);
    }

    private boolean isOnData(ProcessHandle process) {
        var info = process.info();
        return process.isAlive()
                && info.command().filter(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                        .isPresent()
                && info.arguments().filter(arguments -> List.of(arguments).contains(home.resolve(DATA).toString()))
                        .isPresent();
    }

    /** Not to be cut short: {@link #stop} waits for it, and then ends what it started. */
    synchronized void start() throws IOException {
        if (stopped) {
            throw new Refusal("PostgreSQL was stopped before it started.");
        }
        removeHalves();
        process = EmbeddedPostgres.builder()
                .setPort(port)
                .setOverrideWorkingDirectory(home.resolve(PROGRAM).toFile())
                .setDataDirectory(home.resolve(DATA))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false) // the server and Keycloak let go of it first
                .setPGStartupWait(Duration.ofMinutes(3)) // what a kill left to recover takes its time
                .setServerConfig("listen_addresses", LOOPBACK)
                .setServerConfig("max_connections", "200")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                // the defaults (128 MB, 1 GB, 5 minutes) are for the smallest machines; this keeps more of the data in
                // memory, and writes out less often what changed
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("checkpoint_timeout", "15min")
                // a young table without statistics is searched by the tenant alone, whatever else is asked for; the
                // default of a minute is long while the first file comes in
                .setServerConfig("autovacuum_naptime", "15s")
                .setOutputRedirector(log())
                .setErrorRedirector(log())
                .start();
        Files.deleteIfExists(home.resolve(MAKING));
    }

    /** Of a start that was killed: a program half unpacked, or a database half made, would stay so for ever. */
    private void removeHalves() throws IOException {
        Files.createDirectories(home.resolve(PROGRAM));
        try (var programs = Files.newDirectoryStream(home.resolve(PROGRAM), "PG-*")) {
            for (var program : programs) {
                if (!Files.exists(program.resolve(".exists"))) {
                    DemoDirectory.discard(program);
                }
            }
        }
        if (Files.exists(home.resolve(MAKING))) {
            DemoDirectory.discard(home.resolve(DATA));
        }
        if (!Files.exists(home.resolve(DATA))) {
            Files.writeString(home.resolve(MAKING), "");
        }
    }

    private ProcessBuilder.Redirect log() {
        return ProcessBuilder.Redirect.appendTo(directory.resolve("postgres.log").toFile());
    }

    /** Makes the roles, databases and the schema that are missing; what an administrator does in production. */
    void prepare(Secrets secrets) throws SQLException, IOException {
        try (var connection = process.getPostgresDatabase().getConnection()) {
            role(connection, "stamgast_owner", secrets.password("postgres.owner"));
            role(connection, "stamgast_app", secrets.password("postgres.app"));
            role(connection, "keycloak", secrets.password("postgres.keycloak"));
            database(connection, "stamgast", "stamgast_owner");
            database(connection, "keycloak", "keycloak");
        }
        try (var connection = administration().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create schema if not exists app authorization stamgast_owner");
            statement.execute("grant usage on schema app to stamgast_app");
        }
    }

    private static void role(Connection connection, String role, String password) throws SQLException {
        if (isMissing(connection, "select from pg_roles where rolname = ?", role)) {
            execute(connection, "create role " + role + " login password '" + password + "'");
        }
    }

    private static void database(Connection connection, String database, String owner) throws SQLException {
        if (isMissing(connection, "select from pg_database where datname = ?", database)) {
            execute(connection, "create database " + database + " owner " + owner);
        }
    }

    private static boolean isMissing(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return !statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Our database, as its superuser. */
    DataSource administration() {
        return process.getDatabase("postgres", "stamgast");
    }

    String url(String database) {
        return "jdbc:postgresql://" + LOOPBACK + ":" + port + "/" + database;
    }

    synchronized void stop() {
        stopped = true;
        if (process == null) {
            return;
        }
        try {
            process.close();
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "PostgreSQL did not stop cleanly; it recovers at the next start", failure);
        }
    }
}
