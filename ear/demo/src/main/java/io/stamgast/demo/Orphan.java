package io.stamgast.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that a demo left behind when it was killed; found by its pid file, recognised by its command line. */
final class Orphan {

    private static final long PATIENCE_SECONDS = 5;

    private Orphan() {
    }

    /**
     * Ends the process whose id is in the file's first line, if it lives and its command line names the mark; another
     * process that got the same id since is left alone.
     *
     * @return whether there was one
     */
    static boolean end(Path pidFile, Path mark) throws IOException {
        var process = process(pidFile).filter(found -> isOurs(found, mark));
        process.ifPresent(Orphan::end);
        Files.deleteIfExists(pidFile);
        return process.isPresent();
    }

    private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        var firstLine = Files.readString(pidFile).lines().findFirst().orElse("").strip();
        return firstLine.matches("[0-9]{1,18}") ? ProcessHandle.of(Long.parseLong(firstLine)) : Optional.empty();
    }

    private static boolean isOurs(ProcessHandle process, Path mark) {
        return process.info().commandLine().filter(line -> line.contains(mark.toString())).isPresent();
    }

    static void end(ProcessHandle process) {
        process.destroy();
        if (!ends(process)) {
            process.destroyForcibly();
            ends(process);
        }
    }

    private static boolean ends(ProcessHandle process) {
        CompletableFuture<ProcessHandle> exit = process.onExit();
        try {
            exit.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (java.util.concurrent.ExecutionException defect) {
            throw new IllegalStateException(defect);
        }
    }
}
