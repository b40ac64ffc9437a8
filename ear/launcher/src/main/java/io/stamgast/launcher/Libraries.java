package io.stamgast.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Marks the libraries of a war in which Payara has nothing to look for, while it is deployed. Payara reads all classes
 * of all libraries for annotations before, some 30,000 of them, which takes as long as the rest of it; a library that
 * it finds exploded in the war it takes for read.
 */
final class Libraries implements AutoCloseable {

    /** In these there are beans, components and resources; how their names begin. */
    static final List<String> LOOKED_THROUGH = List.of("stamgast-", "primefaces-");

    private final List<Path> marks = new ArrayList<>();

    private Libraries() {
    }

    /** @param war as a directory */
    static Libraries passedOver(Path war) throws IOException {
        var passedOver = new Libraries();
        try (var libraries = Files.newDirectoryStream(war.resolve("WEB-INF/lib"), "*.jar")) {
            for (var library : libraries) {
                var name = library.getFileName().toString();
                if (LOOKED_THROUGH.stream().noneMatch(name::startsWith)) {
                    passedOver.marks.add(Files.createDirectory(war.resolve(exploded(name))));
                }
            }
        }
        return passedOver;
    }

    /** The directory of that library by the name that Payara looks for. */
    private static String exploded(String library) {
        return "WEB-INF__lib__" + library.replace(".jar", "_jar");
    }

    /** Takes the marks away: whoever asks for one would learn which libraries there are. */
    @Override
    public void close() throws IOException {
        for (var mark : marks) {
            Files.delete(mark);
        }
    }
}
