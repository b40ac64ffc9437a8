package io.stamgast.boot;

import fish.payara.micro.boot.loader.OpenURLClassLoader;
import fish.payara.micro.boot.loader.archive.Archive;
import fish.payara.micro.boot.loader.archive.JarFileArchive;
import fish.payara.micro.boot.loader.jar.JarFile;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.ArrayList;

/** Entry point of {@code stamgast.jar}: reads {@code launcher-lib/*.jar} in place and starts the launcher in them. */
public final class Main {

    private static final String LIBRARIES = "launcher-lib/";

    private Main() {
    }

    public static void main(String[] arguments) throws Exception {
        JarFile.registerUrlProtocolHandler();
        var libraries = new OpenURLClassLoader(libraries(), Main.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(libraries);
        libraries.loadClass("io.stamgast.launcher.Start")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    private static URL[] libraries() throws IOException, URISyntaxException {
        var jar = new File(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var urls = new ArrayList<URL>();
        for (Archive library : new JarFileArchive(jar).getNestedArchives(Main::isLibrary)) {
            urls.add(library.getUrl());
        }
        return urls.toArray(URL[]::new);
    }

    private static boolean isLibrary(Archive.Entry entry) {
        return !entry.isDirectory() && entry.getName().toString().startsWith(LIBRARIES);
    }
}
