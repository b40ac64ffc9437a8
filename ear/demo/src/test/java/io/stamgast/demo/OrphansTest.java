package io.stamgast.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.launcher.Refusal;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that do nothing stand for those that a killed demo leaves, and for others of the same machine. */
class OrphansTest {

    private static final int NO_PORT = 9;

    @TempDir
    private Path temporary;
    private DemoDirectory directory;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void take() throws IOException {
        directory = DemoDirectory.of(temporary.resolve("demo"));
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void aKeycloakOfTheSameDirectoryIsEnded() throws Exception {
        var orphan = waiting("-Dkc.home.dir=" + directory.resolve("keycloak"), "start");

        assertTrue(new Keycloak(directory, NO_PORT).endOrphans());

        assertTrue(orphan.waitFor(5, TimeUnit.SECONDS));
    }

    @Test
    void whatOnlyNamesKeycloaksDirectoryIsLeftAlone() throws Exception {
        var reader = waiting(directory.resolve("keycloak") + "/conf");
        var other = waiting("-Dkc.home.dir=" + directory.resolve("keycloak-2"), "start");

        assertFalse(new Keycloak(directory, NO_PORT).endOrphans());

        assertTrue(reader.isAlive());
        assertTrue(other.isAlive());
    }

    @Test
    void whateverRunsTheDirectorysPostgresIsEnded() throws Exception {
        var program = directory.resolve("postgres/program/PG-1/bin");
        Files.createDirectories(program);
        var server = started(Files.copy(Path.of("/bin/cat"), program.resolve("postgres")).toString());
        var maker = started(Files.copy(Path.of("/bin/cat"), program.resolve("initdb")).toString());

        assertTrue(new Postgres(directory, NO_PORT).endOrphans());

        assertTrue(server.waitFor(5, TimeUnit.SECONDS));
        assertTrue(maker.waitFor(5, TimeUnit.SECONDS));
    }

    @Test
    void whoGotTheNumberOfAPostgresThatIsGoneIsLeftAloneAndInNobodysWay() throws Exception {
        var other = waiting("-D", directory.resolve("postgres/data").toString());
        var noted = directory.resolve("postgres/data/postmaster.pid");
        Files.createDirectories(noted.getParent());
        Files.writeString(noted, other.pid() + "\n" + noted.getParent() + "\n");

        assertFalse(new Postgres(directory, NO_PORT).endOrphans());

        assertTrue(other.isAlive());
        assertFalse(Files.exists(noted));
    }

    @Test
    void aPostgresOfAnotherProgramOnTheDirectoryIsToldAndKeepsItsLock() throws Exception {
        var data = Files.createDirectories(directory.resolve("postgres/data"));
        var program = Files.copy(Path.of("/bin/sh"), temporary.resolve("postgres"));
        var other = started(program.toString(), "-c", "read line", "postgres", "-D", data.toString());
        var noted = Files.writeString(data.resolve("postmaster.pid"), other.pid() + "\n" + data + "\n");

        var refusal = assertThrows(Refusal.class, () -> new Postgres(directory, NO_PORT).endOrphans());

        assertTrue(refusal.getMessage().contains("as process " + other.pid()), refusal.getMessage());
        assertTrue(other.isAlive());
        assertTrue(Files.exists(noted));
    }

    @Test
    void whatCantBeEndedIsTold() {
        var immortal = (ProcessHandle) Proxy.newProxyInstance(OrphansTest.class.getClassLoader(),
                new Class<?>[]{ProcessHandle.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "pid" -> 4711L;
                    case "parent" -> Optional.empty();
                    case "isAlive" -> true;
                    default -> false;
                });

        var refusal = assertThrows(Refusal.class,
                () -> Orphans.end(List.of(immortal), process -> true, Duration.ZERO));

        assertTrue(refusal.getMessage().endsWith("process 4711"), refusal.getMessage());
    }

    /** Does nothing, whatever it is told to. */
    private Process waiting(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", "read line", "waiting"));
        command.addAll(List.of(arguments));
        return started(command.toArray(String[]::new));
    }

    private Process started(String... command) throws IOException {
        var process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }
}
