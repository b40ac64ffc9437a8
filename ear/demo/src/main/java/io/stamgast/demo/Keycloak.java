package io.stamgast.demo;

import io.stamgast.launcher.Progress;
import io.stamgast.launcher.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Keycloak's own distribution as a child process of this JVM, built once for PostgreSQL and started optimized. */
final class Keycloak {

    private static final long PATIENCE_MINUTES = 5;
    private static final String HOME = "-Dkc.home.dir=";

    private final DemoDirectory directory;
    private final Path home;
    private final int port;
    private volatile Process process;
    private boolean stopped;

    Keycloak(DemoDirectory directory, int port) {
        this.directory = directory;
        this.home = directory.resolve("keycloak");
        this.port = port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    String tokenEndpoint() {
        return url() + "/realms/stamgast/protocol/openid-connect/token";
    }

    /** Ends what a demo on this directory has started, now or before it was killed. */
    boolean endOrphans() throws InterruptedException {
        return Orphans.end(process -> process.info().commandLine()
                .filter(line -> line.contains(" " + HOME + home + " ")).isPresent());
    }

    /** Unpacks and builds what isn't there yet; cut short by a kill, it begins again. */
    void install(Path parts, Progress progress) throws IOException, InterruptedException {
        var distribution = distribution(parts);
        var built = home.resolve("built-from");
        if (Files.exists(built) && Files.readString(built).equals(distribution.getFileName().toString())) {
            return;
        }
        progress.step("Unpacking Keycloak (once)");
        Zip.unpack(distribution, directory.emptied("keycloak"));
        Files.createDirectories(home.resolve("data/import"));
        try (var realm = Keycloak.class.getResourceAsStream("stamgast-realm.json")) {
            Files.write(home.resolve("data/import/stamgast-realm.json"), realm.readAllBytes());
        }
        progress.step("Building Keycloak for PostgreSQL (once)");
        if (spawn(command(Map.of(), "build", "--db=postgres")).waitFor() != 0) {
            throw new Refusal("Keycloak could not be built; " + directory.resolve("keycloak.log") + " says why.");
        }
        Files.writeString(built, distribution.getFileName().toString());
    }

    /** Gives its pages our name, mark and palette; each time, so that a newer theme is taken. */
    void dress(Path parts) throws IOException {
        var themes = parts.resolve("themes");
        try (var files = Files.walk(themes)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = home.resolve("themes").resolve(themes.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Path distribution(Path parts) throws IOException {
        try (var found = Files.newDirectoryStream(parts, "keycloak-quarkus-dist-*.zip")) {
            for (var zip : found) {
                return zip;
            }
        }
        throw new Refusal("Keycloak's distribution isn't in " + parts + "; build again.");
    }

    /** Where its database is, and what the realm's import asks for. */
    static Map<String, String> environment(Postgres postgres, Secrets secrets) throws IOException {
        return Map.ofEntries(
                Map.entry("KC_DB_URL", postgres.url("keycloak")),
                Map.entry("KC_DB_USERNAME", "keycloak"),
                Map.entry("KC_DB_PASSWORD", secrets.password("postgres.keycloak")),
                Map.entry("KC_DB_POOL_INITIAL_SIZE", "1"),
                Map.entry("KC_DB_POOL_MAX_SIZE", "20"),
                Map.entry("KC_BOOTSTRAP_ADMIN_USERNAME", "admin"),
                Map.entry("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.password("keycloak.admin")),
                Map.entry("STAMGAST_PUBLIC_URL", "http://127.0.0.1"), // without a port, Keycloak takes any
                Map.entry("STAMGAST_PORTAL_PASSWORD_GRANT", "true"), // so that tests get people's tokens
                Map.entry("STAMGAST_PORTAL_CLIENT_SECRET", secrets.password("client.portal")),
                Map.entry("STAMGAST_PROVISIONER_CLIENT_SECRET", secrets.password("client.provisioner")),
                Map.entry("STAMGAST_OPERATOR_CLIENT_SECRET", secrets.password("client.operator")));
    }

    void start(Map<String, String> environment) throws IOException {
        spawn(command(environment, "start", "--optimized", "--import-realm", "--cache=local",
                "--http-enabled=true", "--http-host=127.0.0.1", "--http-port=" + port, "--hostname=" + url()));
    }

    /** None begins after the stop. */
    private synchronized Process spawn(ProcessBuilder command) throws IOException {
        if (stopped) {
            throw new Refusal("Keycloak was stopped while it started.");
        }
        process = command.start();
        return process;
    }

    /** Without the distribution's shell script, so that the process is Java itself and ends on a signal. */
    private ProcessBuilder command(Map<String, String> environment, String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HOME + home, "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true", "-Dquarkus-log-max-startup-records=10000",
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms64m", "-Xmx512m", "-XX:MaxMetaspaceSize=256m",
                "-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp", home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(arguments));
        var log = ProcessBuilder.Redirect.appendTo(directory.resolve("keycloak.log").toFile());
        var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().putAll(environment);
        return builder;
    }

    /** The port opens before the realm answers, so the realm is asked. */
    void await() throws IOException, InterruptedException {
        var realm = URI.create(url() + "/realms/stamgast");
        var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (!Answers.ok(realm)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new Refusal("Keycloak does not start; " + directory.resolve("keycloak.log") + " says why.");
            }
            process.waitFor(250, TimeUnit.MILLISECONDS);
        }
    }

    synchronized void stop() throws InterruptedException {
        stopped = true;
        endOrphans();
    }
}
