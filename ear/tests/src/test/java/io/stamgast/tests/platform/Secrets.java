package io.stamgast.tests.platform;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What the demo keeps to itself. */
final class Secrets {

    private Secrets() {
    }

    /** @param directory of the demo */
    static String of(Path directory, String name) {
        var secrets = new Properties();
        try {
            secrets.load(new StringReader(Files.readString(directory.resolve("secrets.properties"))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return secrets.getProperty(name);
    }
}
