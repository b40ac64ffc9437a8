package io.stamgast.tests.fuzz;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What the server writes into its log from now on. */
final class ServerLog {

    private static final Pattern RECORD = Pattern.compile("(?m)^(?=\\d{4}-\\d\\d-\\d\\dT\\S+ [A-Z]+ )");
    private static final Pattern TROUBLE = Pattern.compile("(?m)^\\S+ SEVERE |^\\s+at \\S+\\(|incident ");
    /** What the server says of requests that are no HTTP, of callers who have gone, and of tokens that are none. */
    private static final Pattern EXPECTED = Pattern.compile("^\\S+ (?:"
            + "SEVERE org\\.glassfish\\.grizzly\\.http\\.HttpServerFilter Can't use both headers"
            + "|WARNING org\\.glassfish\\.grizzly\\.filterchain\\.DefaultFilterChain GRIZZLY0013"
            + "|WARNING jakarta\\.enterprise\\.web \\S+StandardHostValve@\\w+: Exception processing ErrorPage.*\\R"
            + "java\\.io\\.IOException: (?:Connection is closed|Connection reset by peer|Broken pipe)\\R"
            + "|INFO fish\\.payara\\.microprofile\\.jwtauth\\.)");
    private static final int SHOWN = 1500;

    private final Path file;
    private final long begin;

    ServerLog(Path directory) {
        file = directory.resolve("server.log");
        try {
            begin = Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Records that tell of something that nobody expected, each shortened. */
    List<String> trouble() {
        try (var log = new RandomAccessFile(file.toFile(), "r")) {
            var bytes = new byte[(int) (log.length() - begin)];
            log.seek(begin);
            log.readFully(bytes);
            return Arrays.stream(RECORD.split(new String(bytes, StandardCharsets.UTF_8)))
                    .filter(one -> TROUBLE.matcher(one).find() && !EXPECTED.matcher(one).find())
                    .map(one -> one.substring(0, Math.min(one.length(), SHOWN))).limit(10).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
