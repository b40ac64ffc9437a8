package io.stamgast.boot;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What lies inside the {@code stamgast.jar} of this process, each part unpacked when it is first asked for. */
public final class Distribution {

    private static final String LAUNCHER = "launcher-lib/";
    private static final String LIBRARIES = "MICRO-INF/lib/";
    private static final String MODULES = "MICRO-INF/runtime/";
    private static final List<String> WARS = List.of("api", "ROOT");

    private static Unpacked unpacked;

    private Distribution() {
    }

    /** The first to be asked for. */
    static URL[] launcher() throws IOException, URISyntaxException {
        unpacked = Unpacked.of(jar(), temporary());
        return unpacked.files(LAUNCHER).toArray(URL[]::new);
    }

    static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** {@code stamgast.jar} itself. */
    public static Path jar() throws URISyntaxException {
        return Path.of(Distribution.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toAbsolutePath();
    }

    /** Has all of it unpacked, for who can't go back later. */
    public static void unpack() throws IOException {
        server();
        for (var war : WARS) {
            war(war);
        }
    }

    /** All of Payara Micro, what it is given besides, and where it finds its resource adapters by their names. */
    public static URL[] server() throws IOException {
        var files = new ArrayList<>(unpacked.files(MODULES));
        files.addAll(unpacked.files(LIBRARIES));
        files.add(unpacked.url(MODULES));
        return files.toArray(URL[]::new);
    }

    /**
     * One of the wars, as a directory.
     *
     * @param name {@code api} or {@code ROOT}
     */
    public static Path war(String name) throws IOException {
        return unpacked.explode("wars/" + name + ".war");
    }

    /** Where it is unpacked, and other files of this process may be: all of it goes with it. */
    public static Path directory() {
        return unpacked.directory();
    }
}
