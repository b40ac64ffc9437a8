package io.stamgast.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedTest {

    private static final List<String> PARTS = List.of("lib/", "wars/");

    @TempDir
    Path place;
    private Path temporary;

    @BeforeEach
    void make() throws IOException {
        temporary = Files.createDirectory(place.resolve("tmp"));
    }

    private Unpacked unpack(Map<String, byte[]> content) throws IOException {
        return Unpacked.of(Files.write(place.resolve("a.jar"), zip(content)), PARTS, temporary);
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

    /** What an earlier process has left, with its lock. */
    private Path left(String name, Instant touched) throws IOException {
        var directory = Files.createDirectories(temporary.resolve(name).resolve("lib")).getParent();
        Files.createFile(directory.resolve("lock"));
        Files.setLastModifiedTime(directory, FileTime.from(touched));
        return directory;
    }

    private static Instant longAgo() {
        return Instant.now().minusSeconds(3600);
    }

    @Test
    void itsPartsAreFilesAndNothingElseIs() throws IOException {
        var unpacked = unpack(Map.of("lib/b.jar", text("b"), "lib/a.jar", text("a"), "other/c.jar", text("c"),
                "A.class", text("A")));

        assertEquals(List.of("a.jar", "b.jar"), unpacked.files("lib/").stream()
                .map(url -> Path.of(url.getPath()).getFileName().toString()).toList());
        assertEquals("b", Files.readString(unpacked.directory().resolve("lib/b.jar")));
        assertTrue(unpacked.url("lib/").toString().endsWith("/lib/"), unpacked.url("lib/").toString());
        assertFalse(Files.exists(unpacked.directory().resolve("other")));
        assertFalse(Files.exists(unpacked.directory().resolve("A.class")));
    }

    @Test
    void anArchiveAmongThemIsExploded() throws IOException {
        var unpacked = unpack(Map.of("wars/x.war", zip(Map.of("WEB-INF/web.xml", text("<web-app/>"),
                "index.html", text("hello")))));

        var exploded = unpacked.explode("wars/x.war");

        assertEquals("<web-app/>", Files.readString(exploded.resolve("WEB-INF/web.xml")));
        assertEquals("hello", Files.readString(exploded.resolve("index.html")));
    }

    @Test
    void whatWouldLieOutsideIsRefused() {
        assertThrows(IOException.class, () -> unpack(Map.of("lib/../../out", text("x"))));
        assertFalse(Files.exists(temporary.resolve("out")));
    }

    @Test
    void whatAKilledProcessLeftIsSweptAndWhatLivesIsNot() throws IOException {
        var killed = left("stamgast-unpacked-1", longAgo());
        var living = left("stamgast-unpacked-2", longAgo());
        var starting = left("stamgast-unpacked-3", Instant.now());
        var anothers = left("something-else", longAgo());
        try (var held = FileChannel.open(living.resolve("lock"), StandardOpenOption.WRITE)) {
            assertTrue(held.lock().isValid());
            unpack(Map.of("lib/a.jar", text("a")));
        }

        assertFalse(Files.exists(killed));
        assertTrue(Files.exists(living) && Files.exists(starting) && Files.exists(anothers));
    }

    @Test
    void twoProcessesHaveTwoDirectories() throws IOException {
        assertFalse(unpack(Map.of("lib/a.jar", text("a"))).directory()
                .equals(unpack(Map.of("lib/a.jar", text("a"))).directory()));
    }
}
