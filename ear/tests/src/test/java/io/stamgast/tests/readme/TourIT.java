package io.stamgast.tests.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs the tour's blocks in one shell, as a reader would, and compares what it prints with what the README shows. */
@OnPlatform
class TourIT {

    private static final Pattern BLOCK = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);
    private static final String SHOWN = "# → ";

    @Test
    void theTourRunsAsItIsWritten(Platform platform) throws Exception {
        var script = tour();

        var said = run(script, platform.directory().resolve("access.json"));

        var shown = script.lines().filter(line -> line.startsWith(SHOWN)).map(line -> line.substring(4)).toList();
        assertTrue(shown.size() > 10, "the tour shows what comes out");
        var left = new ArrayList<>(said);
        for (var line : shown) {
            var place = left.indexOf(line);
            assertTrue(place >= 0, () -> "'" + line + "' did not come out, in its turn, of:\n"
                    + String.join("\n", said));
            left.subList(0, place + 1).clear();
        }
    }

    private static String tour() throws IOException {
        var readme = Files.readString(root().resolve("README.md"));
        var begin = readme.indexOf("\n## A tour");
        var end = readme.indexOf("\n## ", begin + 1);
        var script = new StringBuilder("set -euo pipefail\n");
        var block = BLOCK.matcher(readme.substring(begin, end < 0 ? readme.length() : end));
        while (block.find()) {
            script.append(block.group(1));
        }
        return script.toString();
    }

    private static Path root() {
        var directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("README.md"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    private static List<String> run(String script, Path access) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
        shell.environment().put("ACCESS", access.toString());
        var output = Files.createTempFile("tour", ".txt"); // read at the end: reading a pipe waits without a limit
        try {
            var process = shell.redirectOutput(output.toFile()).start();
            var ended = process.waitFor(1, TimeUnit.MINUTES);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            var said = Files.readString(output);
            assertTrue(ended, "the tour does not end:\n" + said);
            assertEquals(0, process.exitValue(), said);
            return said.lines().toList();
        } finally {
            Files.delete(output);
        }
    }
}
