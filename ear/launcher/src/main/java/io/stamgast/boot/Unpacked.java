package io.stamgast.boot;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * Directories of a jar as files, in a directory of this process alone. Jars within a jar can be read in place, but that
 * takes Payara's loader half of a start. The directory goes when the JVM ends; that of a process which was killed goes
 * at the next start.
 */
final class Unpacked {

    private static final String NAME = "stamgast-unpacked-";
    private static final String LOCK = "lock";
    /** From when a directory is made until it is locked is a moment; nobody sweeps it away meanwhile. */
    private static final Duration NEW = Duration.ofMinutes(1);

    private final Path directory;
    /** Held until the process ends, whichever way it does. */
    private final FileChannel lock;

    private Unpacked(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * @param parts which directories of the jar, each with a slash at its end
     * @param temporary where it makes its own
     */
    static Unpacked of(Path jar, List<String> parts, Path temporary) throws IOException {
        sweep(temporary);
        var directory = Files.createTempDirectory(temporary, NAME);
        var lock = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            throw new IOException(directory + " is another process's");
        }
        var unpacked = new Unpacked(directory, lock);
        Runtime.getRuntime().addShutdownHook(new Thread(unpacked::leave, "leave-unpacked"));
        unpacked.take(jar, parts);
        return unpacked;
    }

    private void take(Path jar, List<String> parts) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements();) {
                var entry = entries.nextElement();
                if (!entry.isDirectory() && parts.stream().anyMatch(entry.getName()::startsWith)) {
                    try (var content = zip.getInputStream(entry)) {
                        put(directory, entry.getName(), content);
                    }
                }
            }
        }
    }

    private static void put(Path root, String name, InputStream content) throws IOException {
        var file = root.resolve(name).normalize();
        if (!file.startsWith(root)) {
            throw new IOException(name + " would lie outside of " + root);
        }
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
    }

    /**
     * An archive among the parts, as a directory in its place.
     *
     * @param archive its path in the jar
     */
    Path explode(String archive) throws IOException {
        var packed = directory.resolve(archive);
        var exploded = packed.resolveSibling("exploded").resolve(packed.getFileName());
        try (var entries = new ZipInputStream(new BufferedInputStream(Files.newInputStream(packed)))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (!entry.isDirectory()) {
                    put(exploded, entry.getName(), entries);
                }
            }
        }
        Files.delete(packed);
        return exploded;
    }

    /** Those of one of its parts, in the order of their names. */
    List<URL> files(String part) {
        try (var files = Files.list(directory.resolve(part))) {
            var urls = new ArrayList<URL>();
            for (var file : files.sorted().toList()) {
                urls.add(file.toUri().toURL());
            }
            return urls;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One of its parts. */
    URL url(String part) {
        try {
            return directory.resolve(part).toUri().toURL();
        } catch (MalformedURLException defect) {
            throw new IllegalArgumentException(part, defect);
        }
    }

    Path directory() {
        return directory;
    }

    /** Deletes the directories of processes that are no more. */
    private static void sweep(Path temporary) throws IOException {
        try (var others = Files.newDirectoryStream(temporary, NAME + "*")) {
            for (var other : others) {
                if (isOld(other) && isNobodys(other)) {
                    delete(other);
                }
            }
        }
    }

    private static boolean isOld(Path other) {
        try {
            return Files.getLastModifiedTime(other).compareTo(FileTime.from(Instant.now().minus(NEW))) < 0;
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean isNobodys(Path other) {
        try (var held = FileChannel.open(other.resolve(LOCK), StandardOpenOption.WRITE)) {
            return held.tryLock() != null;
        } catch (IOException | OverlappingFileLockException anothers) {
            return false;
        }
    }

    private static void delete(Path other) {
        try (var files = Files.walk(other)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException gone) {
            return; // another start sweeps it too
        }
    }

    /** The files go after all else that ends with the JVM: it may still load classes from them. */
    private void leave() {
        try (var files = Files.walk(directory)) {
            files.forEach(file -> file.toFile().deleteOnExit());
        } catch (IOException | UncheckedIOException gone) {
            return; // there is nothing to leave
        }
    }
}
