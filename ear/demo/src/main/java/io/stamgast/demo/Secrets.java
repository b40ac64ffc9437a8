package io.stamgast.demo;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The demo's random secrets and the credentials it was given: made once, kept in a file only its owner reads. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String FILE = "secrets.properties";

    private final DemoDirectory directory;
    private final Properties values = new Properties();

    private Secrets(DemoDirectory directory) {
        this.directory = directory;
    }

    static Secrets of(DemoDirectory directory) throws IOException {
        var secrets = new Secrets(directory);
        if (Files.exists(directory.resolve(FILE))) {
            secrets.values.load(new StringReader(Files.readString(directory.resolve(FILE))));
        }
        return secrets;
    }

    /** The secret of that name, made now if it is new: 32 random bytes in base64. */
    String key(String name) throws IOException {
        return getOrMake(name, Base64.getEncoder());
    }

    /** The password of that name, made now if it is new: the same strength, of letters, digits, - and _. */
    String password(String name) throws IOException {
        return getOrMake(name, Base64.getUrlEncoder().withoutPadding());
    }

    private String getOrMake(String name, Base64.Encoder encoder) throws IOException {
        if (!values.containsKey(name)) {
            keep(name, encoder.encodeToString(bytes(32)));
        }
        return values.getProperty(name);
    }

    /** A password that people may type: 15 random bytes as 20 letters, digits, - and _. */
    static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(15));
    }

    private static byte[] bytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** @return null when nothing is kept under that name */
    String kept(String name) {
        return values.getProperty(name);
    }

    void keep(String name, String value) throws IOException {
        values.setProperty(name, value);
        var text = new StringWriter();
        values.store(text, null);
        directory.write(FILE, text.toString());
    }
}
