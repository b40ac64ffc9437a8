package io.stamgast.launcher;

import io.stamgast.boot.Distribution;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.logging.LogManager;

/** Decides between production, {@code --migrate} and {@code --demo}, and tells why when it doesn't start. */
public final class Start {

    private static final int REFUSED = 2;
    private static final int FAILED = 1;

    private Start() {
    }

    /** Exit codes: 0 stopped or migrated, 2 refused (settings, database, ports, disk), 1 anything else. */
    public static void main(String[] arguments) {
        var progress = new Progress();
        try {
            start(List.of(arguments), System.getenv(), progress);
        } catch (Refusal refusal) {
            progress.line("Stamgast doesn't start:");
            refusal.reasons().forEach(reason -> progress.line("  " + reason));
            System.exit(REFUSED);
        } catch (Throwable failure) { // errors too: other threads run already and would keep a dead process alive
            System.getLogger(Start.class.getName()).log(System.Logger.Level.ERROR, "Stamgast doesn't start", failure);
            progress.line("Stamgast doesn't start: " + failure);
            System.exit(FAILED);
        }
    }

    private static void start(List<String> arguments, Map<String, String> environment, Progress progress)
            throws Exception {
        openLog();
        if (arguments.isEmpty()) {
            production(environment, progress);
        } else if (arguments.equals(List.of("--migrate"))) {
            migrate(new Database(Settings.ofProduction(environment)), progress);
        } else if (arguments.equals(List.of("--demo"))) {
            demo(environment, progress);
        } else {
            throw new Refusal("Unknown arguments " + arguments + ". Expected is nothing (production, settings from"
                    + " the environment), --migrate (only bring the database up to date), or --demo.");
        }
    }

    /** From the first line on as later, when Payara reads the same file. */
    private static void openLog() throws IOException {
        try (var configuration = Start.class.getResourceAsStream("/MICRO-INF/domain/logging.properties")) {
            LogManager.getLogManager().readConfiguration(configuration);
        }
    }

    private static void production(Map<String, String> environment, Progress progress) throws Exception {
        if (!demoParts(Start.class.getClassLoader()).isEmpty()) {
            throw new Refusal("Parts of the demo are on the class path. Production runs without them.");
        }
        if (System.getProperty(DemoParts.CLOCK) != null) {
            throw new Refusal(DemoParts.CLOCK + " is set, but it is only for --demo. Production keeps the real time.");
        }
        var settings = Settings.ofProduction(environment);
        Server.requirePort(settings); // before the database: it may be another version's that still runs
        unpack(progress); // before it too: a full disk must not be found once it was brought up to date
        var database = new Database(settings);
        migrate(database, progress);
        database.refuseMightyRole();
        progress.step("Starting Payara Micro");
        var server = new Server(settings);
        server.boot(payara -> { });
        progress.step("Deploying the API and the pages");
        server.deploy();
        server.open();
        server.prepareDescription();
        progress.step("Running on " + settings.text("STAMGAST_PUBLIC_URL"));
    }

    private static void unpack(Progress progress) {
        progress.step("Unpacking in " + Distribution.directory());
        try {
            Distribution.unpack();
        } catch (IOException failure) {
            throw new Refusal("It can't unpack itself in " + Distribution.directory() + " (java.io.tmpdir): "
                    + failure);
        }
    }

    private static void migrate(Database database, Progress progress) {
        progress.step("Bringing the database up to date");
        progress.step("Migrations run: " + database.migrate());
    }

    private static void demo(Map<String, String> environment, Progress progress) throws Exception {
        var home = Distribution.jar().getParent();
        var libraries = home.resolve("demo-parts").resolve("lib");
        if (!Files.isDirectory(libraries)) {
            throw new Refusal("--demo needs the directory " + libraries + "; the build makes it beside the jar.");
        }
        var parts = demoParts(new URLClassLoader("demo-parts", jars(libraries), Start.class.getClassLoader()));
        if (parts.size() != 1) {
            throw new Refusal("The directory " + libraries + " doesn't hold the demo; build it again.");
        }
        parts.get(0).start(environment, home, progress);
    }

    private static List<DemoParts> demoParts(ClassLoader loader) {
        return ServiceLoader.load(DemoParts.class, loader).stream().map(ServiceLoader.Provider::get).toList();
    }

    private static URL[] jars(Path directory) throws IOException {
        var urls = new ArrayList<URL>();
        try (var jars = Files.newDirectoryStream(directory, "*.jar")) {
            for (var jar : jars) {
                urls.add(jar.toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }
}
