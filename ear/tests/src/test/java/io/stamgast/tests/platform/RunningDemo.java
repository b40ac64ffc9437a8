package io.stamgast.tests.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A demo that is started when the first class of this JVM needs it, and stopped when the JVM ends. */
final class RunningDemo {

    private static final Duration FIRST_START = Duration.ofMinutes(10);
    /** By directory. JUnit's own store would end with each class, as classes are handed to this JVM one by one. */
    private static final Map<String, CompletableFuture<RunningDemo>> RUNNING = new ConcurrentHashMap<>();

    private final DemoProcess process;
    private final Platform platform;

    private RunningDemo(String directory, Map<String, String> settings) {
        process = new DemoProcess(Path.of(directory), settings).start();
        // a test run that is stopped must not leave it behind
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        platform = new Platform(awaitAccess(), process.directory());
    }

    /** The one in that directory, whoever asks first; one that didn't start isn't started again. */
    static RunningDemo in(String directory, Map<String, String> settings) {
        return RUNNING.computeIfAbsent(directory,
                first -> CompletableFuture.supplyAsync(() -> new RunningDemo(first, settings))).join();
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
        return platform;
    }

    /** Again, after it was killed. */
    void startAgain() {
        process.start();
        awaitAccess();
    }

    private void stop() {
        try {
            process.stop();
        } catch (AssertionError doesNotStop) {
            process.family().forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
