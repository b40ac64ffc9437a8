package io.stamgast.demo;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.logging.LogManager;

/** The server's log goes into a file, so that the terminal shows what people wait for. */
final class ServerLog {

    private static final String FILE_HANDLER = "java.util.logging.FileHandler";

    private ServerLog() {
    }

    /**
     * From now on, everything is logged to the file.
     *
     * @return production's logging configuration with that file in place of the standard error
     */
    static File open(DemoDirectory directory) throws IOException {
        var configuration = new Properties();
        try (var production = ServerLog.class.getResourceAsStream("/MICRO-INF/domain/logging.properties")) {
            configuration.load(new StringReader(new String(production.readAllBytes(), StandardCharsets.UTF_8)));
        }
        configuration.setProperty("handlers", FILE_HANDLER);
        configuration.setProperty(FILE_HANDLER + ".pattern", directory.resolve("server.log").toString());
        configuration.setProperty(FILE_HANDLER + ".append", "true");
        configuration.setProperty(FILE_HANDLER + ".formatter", "java.util.logging.SimpleFormatter");
        var text = new StringWriter();
        configuration.store(text, null);
        directory.write("logging.properties", text.toString());
        try (var begin = new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.ISO_8859_1))) {
            LogManager.getLogManager().readConfiguration(begin);
        }
        // Payara prints too; the terminal is for people
        System.setOut(new PrintStream(directory.resolve("server.out").toFile(), StandardCharsets.UTF_8));
        return directory.resolve("logging.properties").toFile();
    }
}
