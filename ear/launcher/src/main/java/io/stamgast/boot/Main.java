package io.stamgast.boot;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;

/** Entry point of {@code stamgast.jar}: starts the launcher that lies inside. */
public final class Main {

    private static final int REFUSED = 2;

    private Main() {
    }

    public static void main(String[] arguments) throws Exception {
        var launcher = new URLClassLoader(launcher(), Main.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(launcher);
        launcher.loadClass("io.stamgast.launcher.Start").getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    private static URL[] launcher() throws URISyntaxException {
        try {
            return Distribution.launcher();
        } catch (IOException failure) {
            System.out.println("Stamgast doesn't start: it can't unpack itself in " + Distribution.temporary()
                    + " (java.io.tmpdir): " + failure);
            System.exit(REFUSED);
            throw new AssertionError(failure);
        }
    }
}
