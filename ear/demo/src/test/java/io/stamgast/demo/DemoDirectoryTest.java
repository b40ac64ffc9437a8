package io.stamgast.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDirectoryTest {

    @TempDir
    private Path temporary;

    @Test
    void whicheverLinkLeadsToItItHasOneName() throws IOException {
        var real = Files.createDirectory(temporary.toRealPath().resolve("real"));
        var link = Files.createSymbolicLink(temporary.resolve("link"), real);

        assertEquals(real.resolve("keycloak"), DemoDirectory.of(link).resolve("keycloak"));
    }

    @Test
    void whatIsAFileIsNone() throws IOException {
        var file = Files.createFile(temporary.resolve("file"));

        assertThrows(IOException.class, () -> DemoDirectory.of(file));
    }
}
