package io.stamgast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The whole project's sources, and nobody else's that a build has unpacked. */
final class Sources {

    private Sources() {
    }

    static List<Path> all() throws IOException {
        try (var files = Files.walk(root())) {
            return files.filter(file -> file.toString().endsWith(".java") && file.toString().contains("/src/"))
                    .filter(file -> !file.toString().contains("/target/")).toList();
        }
    }

    /** Without tests. */
    static List<Path> ofTheProduct() throws IOException {
        return all().stream().filter(file -> file.toString().contains("/src/main/")).toList();
    }

    private static Path root() {
        var directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("README.md"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
