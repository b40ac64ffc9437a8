package io.stamgast.tests.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Spares a demo the building of its Keycloak, which takes as long as the rest of a start, where one beside it in the
 * directory of the build has built the same already.
 */
final class BuiltKeycloak {

    private static final String KEYCLOAK = "keycloak";
    private static final String BUILT = "built-from";

    private BuiltKeycloak() {
    }

    /** Links of what is there: a start adds files and replaces some, and changes none. */
    static void share(Path demo) throws IOException {
        var own = demo.resolve(KEYCLOAK);
        var built = Files.exists(own) || demo.getParent() == null ? Optional.<Path>empty() : beside(demo);
        if (built.isPresent()) {
            copy(built.get(), own);
        }
    }

    private static Optional<Path> beside(Path demo) throws IOException {
        try (var others = Files.list(demo.getParent())) {
            return others.filter(other -> other.getFileName().toString().startsWith("demo-"))
                    .map(other -> other.resolve(KEYCLOAK)).filter(other -> Files.exists(other.resolve(BUILT)))
                    .findAny();
        }
    }

    /** What says that it is built, last: cut short, it is built anew. */
    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(one -> !isOfARun(from.relativize(one))).toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.createLink(copy, file);
                }
            }
        }
        Files.createLink(to.resolve(BUILT), from.resolve(BUILT));
    }

    private static boolean isOfARun(Path file) {
        return file.equals(Path.of(BUILT)) || file.startsWith("data") && file.getNameCount() > 1
                && !file.startsWith("data/import");
    }
}
