package io.stamgast.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What the program tells the person at the terminal, with the seconds since it began. Writes to the standard output
 * itself, because the server takes {@code System.out} over for its log.
 */
public final class Progress {

    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final long begin = System.nanoTime();

    public void step(String what) {
        out.printf("[%5.1f s] %s%n", elapsed().toMillis() / 1000.0, what);
    }

    /** A line without the time, for what people copy. */
    public void line(String text) {
        out.println(text);
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
