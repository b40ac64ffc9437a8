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
    void othersAreMarkedAsReadAndOursAreNot() throws IOException {
        var libraries = Files.createDirectories(war.resolve("WEB-INF/lib"));
        for (var name : List.of("stripe-java-33.3.0.jar", "stamgast-core-1.0.jar", "primefaces-15-jakarta.jar")) {
            Files.createFile(libraries.resolve(name));
        }

        Libraries.passOver(war);

        try (var found = Files.list(war)) {
            assertEquals(List.of("WEB-INF", "WEB-INF__lib__stripe-java-33.3.0_jar"),
                    found.map(one -> one.getFileName().toString()).sorted().toList());
        }
    }
}
