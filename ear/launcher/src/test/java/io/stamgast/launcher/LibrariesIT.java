package io.stamgast.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that Payara must find lies in a library that it doesn't look through. */
class LibrariesIT {

    /** Keycloak's client brings it; found, it would become the JAX-RS of the server. */
    private static final String NOT_TO_BE_FOUND = "org/jboss/resteasy/";
    private static final String LIBRARY = "WEB-INF/lib/";
    private static final Pattern DESCRIPTOR = Pattern.compile(
            "META-INF/(beans|persistence|orm|web-fragment|faces-config)\\.xml"
                    + "|META-INF/services/(.*ServletContainerInitializer|.*\\.spi\\.Extension)");
    private static final List<String> ANNOTATIONS = List.of("Ljakarta/enterprise/", "Ljakarta/inject/",
            "Ljakarta/interceptor/", "Ljakarta/persistence/", "Ljakarta/faces/", "Ljakarta/servlet/annotation/",
            "Ljakarta/ejb/", "Ljakarta/websocket/");

    @ParameterizedTest
    @ValueSource(strings = {"api", "ROOT"})
    void whatIsPassedOverHoldsNothingToFind(String war) throws IOException {
        var passedOver = 0;
        var found = new ArrayList<String>();
        try (var jar = new ZipFile(Path.of(System.getProperty("stamgast.jar")).toFile());
             var libraries = new ZipInputStream(jar.getInputStream(jar.getEntry("wars/" + war + ".war")))) {
            for (var entry = libraries.getNextEntry(); entry != null; entry = libraries.getNextEntry()) {
                var name = entry.getName();
                if (name.startsWith(LIBRARY) && name.endsWith(".jar") && Libraries.LOOKED_THROUGH.stream()
                        .noneMatch(name.substring(LIBRARY.length())::startsWith)) {
                    passedOver++;
                    look(name, new ByteArrayInputStream(libraries.readAllBytes()), found);
                }
            }
        }

        assertEquals(List.of(), found);
        assertTrue(passedOver > 40, "libraries: " + passedOver);
    }

    private static void look(String library, InputStream content, List<String> found) throws IOException {
        var classes = new ZipInputStream(content);
        for (var entry = classes.getNextEntry(); entry != null; entry = classes.getNextEntry()) {
            var name = entry.getName();
            if (DESCRIPTOR.matcher(name).matches()) {
                found.add(library + ": " + name);
            } else if (name.endsWith(".class") && !name.startsWith(NOT_TO_BE_FOUND)) {
                // the names of annotations stand in a class as they are
                var text = new String(classes.readAllBytes(), StandardCharsets.ISO_8859_1);
                ANNOTATIONS.stream().filter(text::contains).forEach(one ->
                        found.add(library + ": " + name + ": " + one));
            }
        }
    }
}
