package io.stamgast.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    /** A process that holds a lock until it is killed. */
    static final class Holder {

        private Holder() {
        }

        public static void main(String[] arguments) throws IOException {
            try (var file = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE); var held = file.lock()) {
                System.out.println(held.isValid() ? "held" : "not held");
                System.in.read();
            }
        }
    }

    @TempDir
    Path temporary;
    private Path own;

    @BeforeEach
    void make() throws IOException {
        own = left("stamgast-unpacked-own");
    }

    /** What another process has unpacked, with its lock. */
    private Path left(String name) throws IOException {
        var directory = Files.createDirectory(temporary.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createFile(Files.createDirectories(directory.resolve("lib/inner")).resolve("a.jar"));
        Files.createFile(directory.resolve("lock"));
        return directory;
    }

    @Test
    void whatNobodyHoldsIsSweptAndNothingElseIs() throws IOException {
        var killed = left("stamgast-unpacked-1");
        var another = left("something-else");

        Leftovers.sweepBeside(own);

        assertFalse(Files.exists(killed));
        assertTrue(Files.exists(another.resolve("lib/inner/a.jar")));
        assertTrue(Files.exists(own.resolve("lib/inner/a.jar")));
    }

    @Test
    void whatAnotherProcessHoldsStaysUntilThatIsKilled() throws Exception {
        var living = left("stamgast-unpacked-1");
        var holder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Holder.class.getName(), living.resolve("lock").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var said = holder.inputReader()) {
            assertEquals("held", said.readLine());

            Leftovers.sweepBeside(own);
            assertTrue(Files.exists(living.resolve("lib/inner/a.jar")));
        } finally {
            holder.destroyForcibly().waitFor();
        }
        Leftovers.sweepBeside(own);
        assertFalse(Files.exists(living));
    }

    @Test
    void whatOthersMayWriteIntoIsNotTouched() throws IOException {
        var open = left("stamgast-unpacked-1");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        Leftovers.sweepBeside(own);

        assertTrue(Files.exists(open.resolve("lib/inner/a.jar")));
    }

    @Test
    void noLinkIsFollowed() throws IOException {
        var elsewhere = left("elsewhere");
        Files.createSymbolicLink(temporary.resolve("stamgast-unpacked-1"), elsewhere);
        var linking = left("stamgast-unpacked-2");
        Files.createSymbolicLink(linking.resolve("lib/out"), elsewhere);
        var locked = left("stamgast-unpacked-3");
        Files.delete(locked.resolve("lock"));
        Files.createSymbolicLink(locked.resolve("lock"), elsewhere.resolve("lock"));

        Leftovers.sweepBeside(own);

        assertFalse(Files.exists(linking));
        assertTrue(Files.exists(elsewhere.resolve("lib/inner/a.jar")));
        assertTrue(Files.exists(locked.resolve("lib/inner/a.jar")));
    }

    @Test
    void aPlaceThatCannotBeListedIsLeftAlone() {
        Leftovers.sweepBeside(temporary.resolve("nowhere/stamgast-unpacked-own"));

        assertEquals(own, temporary.resolve("stamgast-unpacked-own"));
    }
}
