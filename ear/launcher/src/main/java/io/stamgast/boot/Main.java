package io.stamgast.boot;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Entry point of {@code stamgast.jar}: unpacks what lies inside and starts the launcher. */
public final class Main {

    private static final String LAUNCHER = "launcher-lib/";
    private static final String LIBRARIES = "MICRO-INF/lib/";
    private static final String MODULES = "MICRO-INF/runtime/";

    private static final String WARS = "wars/";

    private static Unpacked unpacked;

    private Main() {
    }

    public static void main(String[] arguments) throws Exception {
        unpacked = Unpacked.of(jar(), List.of(LAUNCHER, LIBRARIES, MODULES, WARS),
                Path.of(System.getProperty("java.io.tmpdir")));
        var launcher = new URLClassLoader(unpacked.files(LAUNCHER).toArray(URL[]::new), Main.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(launcher);
        launcher.loadClass("io.stamgast.launcher.Start").getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    /** {@code stamgast.jar}, from which this was started. */
    public static Path jar() throws URISyntaxException {
        return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toAbsolutePath();
    }

    /** All of Payara Micro, what it is given besides, and where it finds its resource adapters by their names. */
    public static URL[] server() {
        var files = new ArrayList<>(unpacked.files(MODULES));
        files.addAll(unpacked.files(LIBRARIES));
        files.add(unpacked.url(MODULES));
        return files.toArray(URL[]::new);
    }

    /** One of the wars, as a directory. */
    public static Path war(String name) throws IOException {
        return unpacked.explode(WARS + name + ".war");
    }

    /** A directory that ends with this process. */
    public static Path directory() {
        return unpacked.directory();
    }
}
