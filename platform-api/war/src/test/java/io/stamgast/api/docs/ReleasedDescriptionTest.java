package io.stamgast.api.docs;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** That a system written against the last release goes on working. */
class ReleasedDescriptionTest {

    private static final Path ROOT = Path.of("..", "..");

    @Test
    void nothingIsBrokenThatWasReleased() throws IOException {
        var comparison = Comparison.withLastRelease(ROOT.toRealPath(), Files.readString(ROOT.resolve(Releases.FILE)));

        System.out.println(comparison.told());
        assertFalse(comparison.broken(), comparison.told());
    }
}
