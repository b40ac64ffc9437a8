package io.stamgast.tests.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A demo that is started when the first class needs it, and stopped after the last. */
final class RunningDemo implements AutoCloseable {

    private static final Duration FIRST_START = Duration.ofMinutes(10);

    private final DemoProcess process;

    private RunningDemo(String directory, Map<String, String> settings) {
        process = new DemoProcess(Path.of(directory), settings).start();
        // a test run that is stopped must not leave it behind
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        awaitAccess();
    }

    /** The one in that directory, whoever asks first. */
    static RunningDemo in(String directory, Map<String, String> settings, ExtensionContext context) {
        return context.getRoot().getStore(ExtensionContext.Namespace.create(RunningDemo.class))
                .getOrComputeIfAbsent(directory, first -> new RunningDemo(first, settings), RunningDemo.class);
    }

    private Access awaitAccess() {
        try {
            return process.awaitAccess(FIRST_START);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    DemoProcess process() {
        return process;
    }

    Platform platform() {
        return new Platform(process.readAccess(), process.directory());
    }

    /** Again, after it was killed. */
    void startAgain() {
        process.start();
        awaitAccess();
    }

    @Override
    public void close() {
        stop();
    }

    private void stop() {
        try {
            process.stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
