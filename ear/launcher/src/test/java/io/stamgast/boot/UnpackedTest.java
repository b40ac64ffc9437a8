package io.stamgast.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedTest {

    @TempDir
    Path place;
    private Path temporary;

    @BeforeEach
    void make() throws IOException {
        temporary = Files.createDirectory(place.resolve("tmp"));
    }

    private Unpacked unpack(Map<String, byte[]> content) throws IOException {
        return Unpacked.of(Files.write(place.resolve("a.jar"), zip(content)), temporary);
    }

    private static byte[] zip(Map<String, byte[]> content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var one : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aPartIsFilesOnceItIsAskedForAndNothingElseIs() throws IOException {
        var unpacked = unpack(Map.of("lib/b.jar", text("b"), "lib/a.jar", text("a"), "other/c.jar", text("c"),
                "A.class", text("A")));

        assertFalse(Files.exists(unpacked.directory().resolve("lib")));
        assertEquals(List.of("a.jar", "b.jar"), unpacked.files("lib/").stream()
                .map(url -> Path.of(url.getPath()).getFileName().toString()).toList());
        assertEquals("b", Files.readString(unpacked.directory().resolve("lib/b.jar")));
        assertTrue(unpacked.url("lib/").toString().endsWith("/lib/"), unpacked.url("lib/").toString());
        assertFalse(Files.exists(unpacked.directory().resolve("other")));
        assertFalse(Files.exists(unpacked.directory().resolve("A.class")));
    }

    @Test
    void anArchiveIsExplodedOnce() throws IOException {
        var unpacked = unpack(Map.of("wars/x.war", zip(Map.of("WEB-INF/", text(""), "WEB-INF/web.xml",
                text("<web-app/>"), "index.html", text("hello")))));

        var exploded = unpacked.explode("wars/x.war");

        assertEquals("<web-app/>", Files.readString(exploded.resolve("WEB-INF/web.xml")));
        assertEquals("hello", Files.readString(exploded.resolve("index.html")));
        assertEquals(exploded, unpacked.explode("wars/x.war"));
    }

    @Test
    void aPlaceMayBeNamedByDetours() throws IOException {
        temporary = temporary.resolve("../tmp");

        assertEquals(1, unpack(Map.of("lib/a.jar", text("a"))).files("lib/").size());
    }

    @Test
    void whatWouldLieOutsideIsRefused() {
        assertThrows(IOException.class, () -> unpack(Map.of("lib/../../../out", text("x"))).files("lib/"));
        assertFalse(Files.exists(temporary.resolve("out")));
    }

    @Test
    void nobodyElseMayReadIt() throws IOException {
        assertEquals("rwx------", PosixFilePermissions.toString(
                Files.getPosixFilePermissions(unpack(Map.of()).directory())));
    }
}
