package io.stamgast.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrariesTest {

    @TempDir
    Path war;

    @Test
    void othersAreMarkedAsReadAndOursAreNotUntilTheWarIsDeployed() throws IOException {
        var libraries = Files.createDirectories(war.resolve("WEB-INF/lib"));
        for (var name : List.of("stripe-java-33.3.0.jar", "stamgast-core-1.0.jar", "primefaces-15-jakarta.jar")) {
            Files.createFile(libraries.resolve(name));
        }

        try (var marked = Libraries.passedOver(war)) {
            assertEquals(List.of("WEB-INF", "WEB-INF__lib__stripe-java-33.3.0_jar"), content());
        }
        assertEquals(List.of("WEB-INF"), content());
    }

    private List<String> content() throws IOException {
        try (var found = Files.list(war)) {
            return found.map(one -> one.getFileName().toString()).sorted().toList();
        }
    }
}
