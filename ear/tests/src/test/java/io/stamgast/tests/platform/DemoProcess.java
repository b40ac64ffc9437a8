package io.stamgast.tests.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** {@code java -jar stamgast.jar --demo} on free ports, with its data in a directory that outlives the process. */
public final class DemoProcess {

    /** Which of its {@link #ports}. */
    static final int STRIPE_PORT = 5;
    private static final Duration LOOK = Duration.ofMillis(50);
    /** Starts with half of the work; what a test asks for is over before more compiling would pay. */
    private static final List<String> JAR = jar("768m", ProductionProcess.QUICK);

    private final List<String> command;
    private final Path directory;
    private final List<Integer> ports;
    private final Map<String, String> settings;
    private Process process;

    public DemoProcess(Path directory) {
        this(directory, Map.of());
    }

    /** @param settings what else its environment says */
    public DemoProcess(Path directory, Map<String, String> settings) {
        this(directory, settings, JAR);
    }

    /** @param command that starts it, instead of the jar alone */
    public DemoProcess(Path directory, Map<String, String> settings, List<String> command) {
        this.command = List.copyOf(command);
        this.directory = directory.toAbsolutePath();
        this.ports = Ports.free(6);
        this.settings = Map.copyOf(settings);
    }

    /** The command that starts the jar with a heap of that size, and what else the JVM is told. */
    public static List<String> jar(String heap, String... more) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap, "-XX:+UseTransparentHugePages"));
        command.addAll(List.of(more));
        command.addAll(List.of("-jar", System.getProperty("stamgast.jar"), "--demo"));
        return command;
    }

    public DemoProcess start() {
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(access()); // a killed demo leaves it
            BuiltParts.share(directory);
            var builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
            builder.environment().put("STAMGAST_DEMO_DIRECTORY", directory.toString());
            builder.environment().put("STAMGAST_DEMO_HTTP_PORT", port(0));
            builder.environment().put("STAMGAST_DEMO_KEYCLOAK_PORT", port(1));
            builder.environment().put("STAMGAST_DEMO_POSTGRES_PORT", port(2));
            builder.environment().put("STAMGAST_DEMO_SMTP_PORT", port(3));
            builder.environment().put("STAMGAST_DEMO_MAIL_PORT", port(4));
            builder.environment().put("STAMGAST_DEMO_STRIPE_PORT", port(STRIPE_PORT));
            builder.environment().putAll(settings);
            process = builder.start();
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String port(int index) {
        return ports.get(index).toString();
    }

    /** The HTTP, Keycloak, PostgreSQL, SMTP, mail and Stripe ports. */
    public List<Integer> ports() {
        return ports;
    }

    /** @throws AssertionError with what it said, when it ended or didn't get there in time */
    public Access awaitAccess(Duration patience) throws InterruptedException {
        await("write access.json", () -> Files.exists(access()), patience);
        return readAccess();
    }

    /** What it has written; fails where it hasn't. */
    public Access readAccess() {
        return Access.read(access());
    }

    /** @throws AssertionError with what it said, when it ended or was not ready in time */
    public void awaitReady(Duration patience) throws InterruptedException {
        await("get ready", () -> Health.isReady("http://127.0.0.1:" + port(0)), patience);
    }

    /** @throws AssertionError with what it said instead, when it ended or didn't say so in time */
    public void awaitSaid(String text, Duration patience) throws InterruptedException {
        await("say '" + text + "'", () -> said().contains(text), patience);
    }

    private void await(String what, BooleanSupplier reached, Duration patience) throws InterruptedException {
        await(what, reached, patience, LOOK);
    }

    /**
     * @param pause from one look to the next
     * @throws AssertionError with what it said, when it ended or something was not reached in time
     */
    void await(String what, BooleanSupplier reached, Duration patience, Duration pause) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (!reached.getAsBoolean()) {
            if (process.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                throw new AssertionError("the demo did not " + what + " within " + patience + ":\n" + said());
            }
        }
    }

    public String said() {
        try {
            return Files.readString(output());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path access() {
        return directory.resolve("access.json");
    }

    private Path output() {
        return directory.resolve("output.log");
    }

    public Path directory() {
        return directory;
    }

    /** What the server's process has in memory, without PostgreSQL and Keycloak; in MB. */
    public long residentMegabytes() {
        try (var status = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return status.filter(line -> line.startsWith("VmRSS:")).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** SIGTERM. @return how long it took, children included; nothing for one that never began */
    public Duration stop() throws InterruptedException {
        if (process == null) {
            return Duration.ZERO;
        }
        var begin = System.nanoTime();
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the demo does not stop:\n" + said());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** SIGKILL: nothing is cleaned up. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** A signal to what was started alone, such as {@code TERM}; nobody waits for what follows. */
    public void signal(String name) throws IOException, InterruptedException {
        signal(name, Long.toString(process.pid()));
    }

    /** What Ctrl-C does, to a command that has a process group of its own. */
    public void interruptGroup() throws IOException, InterruptedException {
        signal("INT", "-" + process.pid());
    }

    private static void signal(String name, String target) throws IOException, InterruptedException {
        var sent = new ProcessBuilder("kill", "-" + name, "--", target).inheritIO().start().waitFor();
        if (sent != 0) {
            throw new AssertionError("no " + name + " could be sent to " + target);
        }
    }

    /** What was started, its children, and what else runs in the demo's directory. */
    public List<ProcessHandle> family() {
        if (process == null) {
            return List.of();
        }
        return Stream.of(Stream.of(process.toHandle()), process.descendants(),
                ProcessHandle.allProcesses().filter(this::namesTheDirectory)).flatMap(all -> all).distinct().toList();
    }

    private boolean namesTheDirectory(ProcessHandle candidate) {
        return candidate.info().commandLine().filter(line -> line.contains(directory.toString())).isPresent();
    }

    /** The command lines of living processes that name the demo's directory. */
    public List<String> processes() {
        return ProcessHandle.allProcesses().filter(this::namesTheDirectory)
                .map(found -> found.info().commandLine().orElse("")).toList();
    }
}
