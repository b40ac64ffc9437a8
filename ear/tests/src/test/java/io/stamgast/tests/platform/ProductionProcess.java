package io.stamgast.tests.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** {@code java -jar stamgast.jar} on the PostgreSQL and the Keycloak of a platform that runs. */
public final class ProductionProcess implements AutoCloseable {

    /** For processes that don't live long: without the compiler that takes its time. */
    static final String QUICK = "-XX:TieredStopAtLevel=1";
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private final int port = Ports.free(1).get(0);
    private final Path output;
    private final Process process;

    /**
     * @param settings what its environment says otherwise
     * @param properties what stronger than its environment says, as {@code -D…}
     */
    public ProductionProcess(Platform platform, Map<String, String> settings, List<String> properties) {
        var command = new ArrayList<>(List.of(JAVA.toString(), "-Xmx512m", QUICK));
        command.addAll(properties);
        command.addAll(List.of("-jar", System.getProperty("stamgast.jar")));
        try {
            output = platform.directory().resolve("production-" + port + ".log");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(key -> key.startsWith("STAMGAST_"));
            builder.environment().putAll(environment(platform));
            builder.environment().putAll(settings);
            process = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Map<String, String> environment(Platform platform) {
        var environment = new HashMap<String, String>();
        environment.put("STAMGAST_DB_URL", platform.database());
        environment.put("STAMGAST_DB_USER", "stamgast_app");
        environment.put("STAMGAST_DB_PASSWORD", platform.secret("postgres.app"));
        environment.put("STAMGAST_DB_OWNER_USER", "stamgast_owner");
        environment.put("STAMGAST_DB_OWNER_PASSWORD", platform.secret("postgres.owner"));
        environment.put("STAMGAST_DB_POOL_MAX", "8");
        environment.put("STAMGAST_HTTP_PORT", Integer.toString(port));
        environment.put("STAMGAST_PUBLIC_URL", portal());
        environment.put("STAMGAST_KEYCLOAK_URL", platform.access().keycloak());
        environment.put("STAMGAST_PORTAL_CLIENT_SECRET", platform.secret("client.portal"));
        environment.put("STAMGAST_PROVISIONER_CLIENT_SECRET", platform.secret("client.provisioner"));
        environment.put("STAMGAST_SECRET_KEY", platform.secret("secret.key"));
        return environment;
    }

    /** Where its pages begin. */
    public String portal() {
        return "http://127.0.0.1:" + port;
    }

    /** @throws AssertionError with what it said, when it ended or isn't ready in time */
    public ProductionProcess awaitReady(Duration patience) throws InterruptedException {
        return await(() -> Health.isReady(portal()), patience);
    }

    /** The same for one that has started, and need not be ready. */
    public ProductionProcess awaitStart(Duration patience) throws InterruptedException {
        return await(() -> said().contains("Running on " + portal()), patience);
    }

    private ProductionProcess await(BooleanSupplier reached, Duration patience) throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (!reached.getAsBoolean()) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                throw new AssertionError("production did not get there within " + patience + ":\n" + said());
            }
        }
        return this;
    }

    public String said() {
        try {
            return Files.readString(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** SIGTERM, and a SIGKILL for one that doesn't listen. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
