package io.stamgast.tests.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.stamgast.tests.platform.DemoProcess;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvn -Pdemo}, without the build: Maven runs what the module {@code ear/demo} says about starting the demo. */
class MavenIT {

    private static final Duration FIRST_START = Duration.ofMinutes(10);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final Path ROOT = Path.of(System.getProperty("stamgast.root")).normalize();

    private DemoProcess demo;

    private interface Signal {
        void send() throws Exception;
    }

    @BeforeEach
    void prepare(@TempDir Path module) throws IOException {
        demo = new DemoProcess(Path.of(System.getProperty("stamgast.demo") + "-restarted"),
                Map.of("STAMGAST_DEMO_DATA", "false"),
                command(Files.writeString(module.resolve("pom.xml"), pom(module.toRealPath()))));
    }

    /** The module's own file, under its own parent, without what it builds. */
    private static String pom(Path directory) throws IOException {
        return Files.readString(ROOT.resolve("ear/demo/pom.xml"))
                .replaceFirst("(?s)<dependencies>.*?</dependencies>", "")
                .replaceFirst("(?s)<build>.*?</build>\\s*<profiles>", "<profiles>")
                .replaceFirst("</parent>", "<relativePath>" + directory.relativize(ROOT.resolve("ear/pom.xml"))
                        + "</relativePath></parent><packaging>pom</packaging>");
    }

    /**
     * With a process group of its own and an ear for Ctrl-C, as a terminal gives them: who builds in the background has
     * neither.
     */
    private static List<String> command(Path pom) {
        return List.of("env", "--default-signal=INT", "setsid",
                Path.of(System.getProperty("stamgast.maven"), "bin", "mvn").toString(), "-B", "-o", "-Pdemo",
                "-f", pom.toString(), "-Dmaven.repo.local=" + System.getProperty("stamgast.repository"),
                "-Ddistribution.directory=" + Path.of(System.getProperty("stamgast.jar")).getParent());
    }

    @AfterEach
    void leaveNothingBehind() {
        demo.family().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void howeverMavenEndsTheServerAndEveryChildEndInTimeAndTheDataStays() throws Exception {
        var tenant = new Platform(demo.start().awaitAccess(FIRST_START), demo.directory()).newTenant();
        tenant.account("C1");
        assertEndsAll(() -> demo.signal("TERM"));

        demo.start().awaitAccess(FIRST_START);
        assertEquals(1, accounts(tenant));
        tenant.account("C2");
        assertEndsAll(() -> demo.signal("KILL"));

        demo.start().awaitAccess(FIRST_START);
        assertEquals(2, accounts(tenant));
        assertEndsAll(demo::interruptGroup);
    }

    private static int accounts(FreshTenant tenant) {
        return tenant.api().get("/accounts").expect(200).json().get("items").size();
    }

    private void assertEndsAll(Signal signal) throws Exception {
        var family = demo.family();
        assertTrue(family.size() > 3, "Maven, the server, Keycloak and PostgreSQL: " + family);

        signal.send();

        try {
            CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            fail("still there: " + family.stream().filter(ProcessHandle::isAlive).map(ProcessHandle::info).toList());
        }
        assertEquals(List.of(), demo.processes());
    }
}
