package io.stamgast.boot;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Parts of a jar as files, in a directory of this process alone. Jars within a jar can be read in place, but that
 * takes Payara's loader half of a start. The files go when the JVM ends; what is left, and what a process leaves that
 * is killed, goes at the next start ({@link Leftovers}).
 */
final class Unpacked {

    private final Path jar;
    private final Path directory;
    /** Held until the process ends, whichever way it does. */
    private final FileChannel lock;

    private Unpacked(Path jar, Path directory, FileChannel lock) {
        this.jar = jar;
        this.directory = directory;
        this.lock = lock;
    }

    /** @param temporary where it makes its own directory, which nobody else may read */
    static Unpacked of(Path jar, Path temporary) throws IOException {
        var directory = Files.createTempDirectory(temporary.toRealPath(), Leftovers.NAME);
        var lock = FileChannel.open(directory.resolve(Leftovers.LOCK), StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new IOException(directory + " is another process's");
        }
        Leftovers.sweepBeside(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Leftovers.leave(directory), "leave-unpacked"));
        return new Unpacked(jar, directory, lock);
    }

    /**
     * The files of a directory of the jar, in the order of their names.
     *
     * @param part with a slash at its end
     */
    List<URL> files(String part) throws IOException {
        try (var files = Files.list(take(part))) {
            var urls = new ArrayList<URL>();
            for (var file : files.sorted().toList()) {
                urls.add(file.toUri().toURL());
            }
            return urls;
        }
    }

    /** The directory itself. */
    URL url(String part) throws IOException {
        return take(part).toUri().toURL();
    }

    private Path take(String part) throws IOException {
        var root = directory.resolve(part);
        if (!Files.exists(root)) {
            try (var zip = new ZipFile(jar.toFile())) {
                for (var entry : zip.stream().filter(one -> one.getName().startsWith(part)).toList()) {
                    try (var content = zip.getInputStream(entry)) {
                        put(root, entry.getName().substring(part.length()), content);
                    }
                }
            }
        }
        return root;
    }

    /**
     * An archive in the jar, as a directory.
     *
     * @param archive its path in the jar
     */
    Path explode(String archive) throws IOException {
        var root = directory.resolve(archive);
        if (!Files.exists(root)) {
            try (var zip = new ZipFile(jar.toFile());
                 var entries = new ZipInputStream(zip.getInputStream(zip.getEntry(archive)))) {
                for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    put(root, entry.getName(), entries);
                }
            }
        }
        return root;
    }

    private static void put(Path root, String name, InputStream content) throws IOException {
        var file = root.resolve(name).normalize();
        if (!file.startsWith(root)) {
            throw new IOException(name + " would lie outside of " + root);
        }
        if (name.isEmpty() || name.endsWith("/")) {
            Files.createDirectories(file);
        } else {
            Files.createDirectories(file.getParent());
            Files.copy(content, file);
        }
    }

    Path directory() {
        return directory;
    }
}
