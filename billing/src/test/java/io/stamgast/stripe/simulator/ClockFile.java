package io.stamgast.stripe.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongConsumer;

/** A file that holds the greatest distance it was told. */
final class ClockFile implements LongConsumer {

    private final Path file;
    private long written = Long.MIN_VALUE;

    ClockFile(Path file) {
        this.file = file;
    }

    @Override
    public void accept(long distance) {
        if (distance <= written) {
            return;
        }
        written = distance;
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, Long.toString(distance));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
