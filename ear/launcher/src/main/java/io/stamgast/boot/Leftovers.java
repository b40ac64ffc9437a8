package io.stamgast.boot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What unpacked directories leave. Each has a lock that its process holds; a directory whose lock is free is nobody's.
 * The lock is the last to go, so that a cleaning that is cut short is done by the next start.
 */
final class Leftovers {

    /** How the name of each such directory begins. */
    static final String NAME = "stamgast-unpacked-";
    static final String LOCK = "lock";

    private Leftovers() {
    }

    /** Deletes those of processes that are no more; one that can't be deleted keeps nobody from starting. */
    static void sweepBeside(Path own) {
        try (var others = Files.newDirectoryStream(own.getParent(), NAME + "*")) {
            for (var other : others) {
                if (!other.equals(own)) {
                    sweep(own, other);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            return; // whoever may read it sweeps
        }
    }

    private static void sweep(Path own, Path other) {
        var lock = other.resolve(LOCK);
        try {
            if (isOfTheSameUser(own, other) && Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
                try (var held = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                    if (held.tryLock() != null) {
                        var content = content(other);
                        Collections.reverse(content);
                        content.forEach(file -> file.toFile().delete());
                        Files.deleteIfExists(lock);
                        Files.deleteIfExists(other);
                    }
                }
            }
        } catch (IOException another) {
            return; // it is in use, or being swept by another start
        }
    }

    /** Nobody else can have put anything into it. */
    private static boolean isOfTheSameUser(Path own, Path other) throws IOException {
        var ours = attributes(own);
        var theirs = attributes(other);
        return theirs.isDirectory() && theirs.owner().equals(ours.owner())
                && PosixFilePermissions.toString(theirs.permissions()).equals("rwx------");
    }

    private static PosixFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Has its files deleted after all else that ends with the JVM, which may still load classes from them. */
    static void leave(Path own) {
        try {
            content(own).forEach(file -> file.toFile().deleteOnExit()); // the last first
        } catch (IOException | IllegalStateException ended) {
            return; // the next start sweeps
        }
    }

    /** All but the lock, each directory before what lies in it. */
    private static List<Path> content(Path directory) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                return add(inner);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                return add(file);
            }

            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            private FileVisitResult add(Path file) {
                if (!file.equals(directory) && !file.equals(directory.resolve(LOCK))) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
