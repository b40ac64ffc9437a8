package io.stamgast.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** The directory that keeps everything of a demo, and the lock that lets only one demo use it at a time. */
final class DemoDirectory {

    private final Path path;
    private FileLock lock;

    private DemoDirectory(Path path) {
        this.path = path;
    }

    /** Made if it isn't there; by the one name that no link leads to, so that processes can be known by it. */
    static DemoDirectory of(Path path) throws IOException {
        return new DemoDirectory(Files.createDirectories(path).toRealPath());
    }

    /** @return whether no other demo uses it */
    boolean take() throws IOException {
        var channel = FileChannel.open(resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock = channel.tryLock();
        if (lock == null) {
            channel.close();
        }
        return lock != null;
    }

    @Override
    public String toString() {
        return path.toString();
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    void remove(String name) {
        try {
            Files.deleteIfExists(resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A log begins anew with each start; the one before is kept as {@code NAME.1}, and no others. */
    void rotate(String log) throws IOException {
        if (Files.exists(resolve(log))) {
            Files.move(resolve(log), resolve(log + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The directory of that name without what an earlier run left in it. */
    Path emptied(String name) {
        try {
            discard(resolve(name));
            return Files.createDirectories(resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Deletes what is there of the tree. */
    static void discard(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Readers see the old content or the new, never half of it; nobody but the owner sees any. */
    void write(String name, String content) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var written = resolve(name + ".new");
        Files.deleteIfExists(written);
        Files.createFile(written, owner);
        Files.writeString(written, content);
        Files.move(written, resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
