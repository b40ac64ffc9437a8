package io.stamgast.tests.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        share(demo, KEYCLOAK, "built-from");
        share(demo, POSTGRES, ".exists");
    }

    /** @param last the name of the file by which it is known to be complete; cut short, it is built anew */
    private static void share(Path demo, Path part, String last) throws IOException {
        if (Files.exists(demo.resolve(part)) || demo.getParent() == null) {
            return;
        }
        try (var others = Files.list(demo.getParent())) {
            for (var other : others.filter(one -> one.getFileName().toString().startsWith("demo-")).toList()) {
                var files = files(other.resolve(part));
                if (files.stream().anyMatch(file -> file.endsWith(last))) {
                    link(files, other, demo, last);
                    return;
                }
            }
        }
    }

    private static List<Path> files(Path built) throws IOException {
        if (!Files.exists(built)) {
            return List.of();
        }
        try (var files = Files.walk(built)) {
            return files.filter(file -> !isOfARun(built.relativize(file))).toList();
        }
    }

    private static boolean isOfARun(Path file) {
        return file.startsWith("data") && file.getNameCount() > 1 && !file.startsWith("data/import");
    }

    private static void link(List<Path> files, Path from, Path to, String last) throws IOException {
        Path end = null;
        for (var file : files) {
            if (file.endsWith(last)) {
                end = file;
            } else if (Files.isDirectory(file)) {
                Files.createDirectories(to.resolve(from.relativize(file)));
            } else {
                Files.createLink(to.resolve(from.relativize(file)), file);
            }
        }
        Files.createLink(to.resolve(from.relativize(end)), end);
    }
}
