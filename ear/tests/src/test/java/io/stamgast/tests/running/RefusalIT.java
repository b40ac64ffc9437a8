package io.stamgast.tests.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalIT {

    private static final int REFUSED = 2;

    private static final Map<String, String> COMPLETE = Map.of(
            "STAMGAST_DB_URL", "jdbc:postgresql://127.0.0.1:9/none",
            "STAMGAST_DB_USER", "app", "STAMGAST_DB_PASSWORD", "app",
            "STAMGAST_DB_OWNER_USER", "owner", "STAMGAST_DB_OWNER_PASSWORD", "owner",
            "STAMGAST_KEYCLOAK_URL", "http://127.0.0.1:9",
            "STAMGAST_PROVISIONER_CLIENT_SECRET", "none", "STAMGAST_PORTAL_CLIENT_SECRET", "none",
            "STAMGAST_SECRET_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    private record Run(int exitCode, String said) {
    }

    @TempDir
    Path directory;

    @Test
    void productionWithoutSettingsNamesThemAll() throws Exception {
        var run = run("", Map.of());

        assertEquals(REFUSED, run.exitCode());
        assertTrue(run.said().contains("STAMGAST_DB_URL is missing: expected is a PostgreSQL address"), run.said());
        assertTrue(run.said().contains("STAMGAST_SECRET_KEY is missing"), run.said());
    }

    @Test
    void aWrongSettingAndAMissingOneAreNamedWithWhatIsExpected() throws Exception {
        var settings = new HashMap<>(COMPLETE);
        settings.put("STAMGAST_HTTP_PORT", "eighty");
        settings.remove("STAMGAST_KEYCLOAK_URL");

        var run = run("", settings);

        assertEquals(REFUSED, run.exitCode());
        assertEquals(2, run.said().lines().filter(line -> line.contains("expected is")).count(), run.said());
        assertTrue(run.said().contains("STAMGAST_HTTP_PORT is wrong: expected is a port"), run.said());
        assertTrue(run.said().contains("STAMGAST_KEYCLOAK_URL is missing: expected is an address"), run.said());
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() throws Exception {
        var run = run("", COMPLETE);

        assertEquals(REFUSED, run.exitCode());
        assertTrue(run.said().contains("The database jdbc:postgresql://127.0.0.1:9/none can't be"), run.said());
    }

    @Test
    void productionRefusesSettingsOfTheDemo() throws Exception {
        var run = run("", Map.of("STAMGAST_DEMO_HTTP_PORT", "18080"));

        assertEquals(REFUSED, run.exitCode());
        assertTrue(run.said().contains("STAMGAST_DEMO_HTTP_PORT is set, but it is only for --demo"), run.said());
    }

    @Test
    void productionRefusesToStartAgainstTheSimulator() throws Exception {
        var settings = new HashMap<>(COMPLETE);
        settings.putAll(Map.of("STAMGAST_STRIPE_SECRET_KEY", "sk_test_simulator",
                "STAMGAST_STRIPE_WEBHOOK_SECRET", "whsec_test", "STAMGAST_STRIPE_API_BASE", "http://127.0.0.1:18085"));

        var run = run("", settings);

        assertEquals(REFUSED, run.exitCode());
        assertTrue(run.said().contains("STAMGAST_STRIPE_API_BASE is set, but production refuses to start against the"
                + " simulator"), run.said());
    }

    @Test
    void productionRefusesAnotherTimeThanTheRealOne() throws Exception {
        var run = run(List.of("-Dstamgast.demo.clock=" + directory.resolve("clock")), "", COMPLETE);

        assertEquals(REFUSED, run.exitCode());
        assertTrue(run.said().contains("stamgast.demo.clock is set, but it is only for --demo"), run.said());
    }

    @Test
    void everyTakenPortOfTheDemoIsNamedAtOnceWithTheSettingThatChangesIt() throws Exception {
        try (var http = taken(); var keycloak = taken(); var postgres = taken(); var smtp = taken();
             var mail = taken(); var stripe = taken()) {
            var run = run("--demo", Map.of("STAMGAST_DEMO_DIRECTORY", directory.toString(),
                    "STAMGAST_DEMO_HTTP_PORT", port(http), "STAMGAST_DEMO_KEYCLOAK_PORT", port(keycloak),
                    "STAMGAST_DEMO_POSTGRES_PORT", port(postgres), "STAMGAST_DEMO_SMTP_PORT", port(smtp),
                    "STAMGAST_DEMO_MAIL_PORT", port(mail), "STAMGAST_DEMO_STRIPE_PORT", port(stripe)));

            assertEquals(REFUSED, run.exitCode());
            assertTrue(run.said().contains("STAMGAST_DEMO_HTTP_PORT: port " + port(http) + " on"), run.said());
            assertTrue(run.said().contains("STAMGAST_DEMO_KEYCLOAK_PORT: port " + port(keycloak) + " on"), run.said());
            assertTrue(run.said().contains("STAMGAST_DEMO_POSTGRES_PORT: port " + port(postgres) + " on"), run.said());
            assertTrue(run.said().contains("STAMGAST_DEMO_SMTP_PORT: port " + port(smtp) + " on"), run.said());
            assertTrue(run.said().contains("STAMGAST_DEMO_MAIL_PORT: port " + port(mail) + " on"), run.said());
            assertTrue(run.said().contains("STAMGAST_DEMO_STRIPE_PORT: port " + port(stripe) + " on"), run.said());
        }
    }

    @Test
    void productionsTakenPortIsNamedBeforeItTouchesTheDatabase() throws Exception {
        try (var taken = taken()) {
            var settings = new HashMap<>(COMPLETE);
            settings.put("STAMGAST_HTTP_PORT", port(taken));

            var run = run("", settings);

            assertEquals(REFUSED, run.exitCode());
            assertTrue(run.said().contains("STAMGAST_HTTP_PORT: port " + port(taken) + " on 127.0.0.1 can't be used"),
                    run.said());
            assertFalse(run.said().contains("database"), run.said());
        }
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static String port(ServerSocket taken) {
        return Integer.toString(taken.getLocalPort());
    }

    @Test
    void aDirectoryThatIsNoneIsNamed() throws Exception {
        var file = Files.createFile(directory.resolve("file"));

        var run = run("--demo", Map.of("STAMGAST_DEMO_DIRECTORY", file.toString()));

        assertEquals(REFUSED, run.exitCode());
        assertTrue(run.said().contains("STAMGAST_DEMO_DIRECTORY is wrong"), run.said());
    }

    @Test
    void whereItCannotUnpackItselfIsNamed() throws Exception {
        var nowhere = directory.resolve("nowhere");

        var run = run(List.of("-Djava.io.tmpdir=" + nowhere), "", COMPLETE);

        assertEquals(REFUSED, run.exitCode());
        assertTrue(run.said().startsWith("Stamgast doesn't start: it can't unpack itself in " + nowhere), run.said());
        assertEquals(1, run.said().lines().count(), run.said());
    }

    @Test
    void whatItUnpackedGoesAtItsEndAndTheRestAtTheNextStart() throws Exception {
        run(List.of("-Djava.io.tmpdir=" + directory), "--help", Map.of());
        assertEquals(List.of("lock"), unpacked());
        var killed = Files.createTempDirectory(directory, "stamgast-unpacked-");
        Files.createFile(killed.resolve("lock"));
        Files.createFile(killed.resolve("a.jar"));

        run(List.of("-Djava.io.tmpdir=" + directory), "--help", Map.of());

        assertEquals(List.of("lock"), unpacked());
    }

    /** The files that are left. */
    private List<String> unpacked() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("hsperf")).toList();
        }
    }

    @Test
    void anUnknownArgumentIsExplained() throws Exception {
        var run = run("--help", Map.of());

        assertEquals(REFUSED, run.exitCode());
        assertTrue(run.said().contains("--migrate"), run.said());
    }

    private static Run run(String argument, Map<String, String> settings) throws IOException, InterruptedException {
        return run(List.of(), argument, settings);
    }

    private static Run run(List<String> options, String argument, Map<String, String> settings)
            throws IOException, InterruptedException {
        var command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString())
                .redirectErrorStream(true);
        command.command().addAll(options);
        command.command().addAll(List.of("-jar", System.getProperty("stamgast.jar")));
        if (!argument.isEmpty()) {
            command.command().add(argument);
        }
        command.environment().keySet().removeIf(key -> key.startsWith("STAMGAST_"));
        command.environment().putAll(settings);
        var process = command.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }
}
