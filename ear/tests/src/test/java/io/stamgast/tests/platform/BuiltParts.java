package io.stamgast.tests.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Spares a demo the unpacking of PostgreSQL and the building of its Keycloak, which take longer than all else of a
 * start, where one beside it in the directory of the build has done the same already.
 */
final class BuiltParts {

    private static final Path KEYCLOAK = Path.of("keycloak");
    private static final Path POSTGRES = Path.of("postgres", "program");

    private BuiltParts() {
    }

    /** Links of what is there: a start adds files and replaces some, and changes none. */
    static void share(Path demo) throws IOException {
        share(demo, KEYCLOAK, "built-from", file -> !isOfARun(file));
        share(demo, POSTGRES, ".exists", file -> true);
    }

    /** What Keycloak wrote while it ran, but for what it is to import. */
    private static boolean isOfARun(Path file) {
        return file.startsWith("data") && file.getNameCount() > 1 && !file.startsWith("data/import");
    }

    /** @param last the name of the file by which it is known to be complete; cut short, it is built anew */
    private static void share(Path demo, Path part, String last, Predicate<Path> built) throws IOException {
        if (Files.exists(demo.resolve(part)) || demo.getParent() == null) {
            return;
        }
        try (var others = Files.list(demo.getParent())) {
            for (var other : others.filter(one -> one.getFileName().toString().startsWith("demo-")).toList()) {
                var files = files(other.resolve(part), built);
                if (files.stream().anyMatch(file -> file.endsWith(last))) {
                    link(files.stream().filter(file -> !file.endsWith(last)).toList(), other, demo);
                    link(files.stream().filter(file -> file.endsWith(last)).toList(), other, demo);
                    return;
                }
            }
        }
    }

    private static List<Path> files(Path part, Predicate<Path> built) throws IOException {
        if (!Files.exists(part)) {
            return List.of();
        }
        try (var files = Files.walk(part)) {
            return files.filter(file -> built.test(part.relativize(file))).toList();
        }
    }

    private static void link(List<Path> files, Path from, Path to) throws IOException {
        for (var file : files) {
            var copy = to.resolve(from.relativize(file));
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(copy);
            } else {
                Files.createLink(copy, file);
            }
        }
    }
}
