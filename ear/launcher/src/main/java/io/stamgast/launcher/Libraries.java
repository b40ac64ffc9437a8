package io.stamgast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The libraries of a war in which Payara has nothing to look for. It reads all classes of all libraries for annotations
 * before a deployment, some 30,000 of them, which takes as long as the rest of it. A library that it finds exploded in
 * the war it takes for read.
 */
final class Libraries {

    /** In these there are beans, components and resources. */
    private static final List<String> LOOKED_THROUGH = List.of("stamgast-", "primefaces-");

    private Libraries() {
    }

    /** @param war as a directory */
    static void passOver(Path war) throws IOException {
        try (var libraries = Files.newDirectoryStream(war.resolve("WEB-INF/lib"), "*.jar")) {
            for (var library : libraries) {
                var name = library.getFileName().toString();
                if (LOOKED_THROUGH.stream().noneMatch(name::startsWith)) {
                    Files.createDirectory(war.resolve(exploded(name)));
                }
            }
        }
    }

    /** The directory of that library by the name that Payara looks for. */
    private static String exploded(String library) {
        return "WEB-INF__lib__" + library.replace(".jar", "_jar");
    }
}
