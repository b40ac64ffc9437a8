package io.stamgast.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import fish.payara.micro.boot.PayaraMicroBoot;
import fish.payara.micro.boot.loader.OpenURLClassLoader;
import io.stamgast.boot.Distribution;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URL;
import java.nio.file.Files;
import java.util.Properties;
import java.util.function.Consumer;

/** Payara Micro in this JVM, with the connection pool and both wars. */
public final class Server {

    private static final String CONFIG = "configs.config.server-config.";
    private static final String NETWORK = CONFIG + "network-config.";
    private static final String LISTENER = NETWORK + "network-listeners.network-listener.http-listener.";
    private static final String HTTP = NETWORK + "protocols.protocol.http-listener.http.";
    /** Payara's own is 256, after which a busy client pays for a new connection. */
    private static final int REQUESTS_PER_CONNECTION = 100_000;
    /** How long a request waits for a connection when all are in use. */
    private static final int WAIT_MILLIS = 10_000;
    private static final int CONNECT_SECONDS = 5;
    /** A connection that is silent for so long is given up; no statement of an import or a close takes nearly that. */
    private static final int STATEMENT_SECONDS = 600;

    /** While it is set, the server is not ready, whatever it answers. */
    static final String STARTING = "stamgast.starting";

    private final Settings settings;
    private volatile PayaraMicroRuntime runtime;

    public Server(Settings settings) {
        this.settings = settings;
    }

    /**
     * Boots Payara; nothing is deployed yet, and the database need not answer yet.
     *
     * @param further what Payara is told besides the settings
     * @throws Refusal when the port can't be used
     */
    public void boot(Consumer<PayaraMicroBoot> further) {
        requirePort(settings);
        settings.export();
        System.setProperty(STARTING, "true");
        try {
            setBootProperties();
            var boot = payara();
            further.accept(boot);
            runtime = configured(boot).bootStrap();
        } catch (Exception failure) {
            throw new IllegalStateException("Payara Micro does not start", failure);
        }
    }

    /** @throws Refusal when the port can't be used */
    static void requirePort(Settings settings) {
        Ports.requireFree(settings.text("STAMGAST_HTTP_ADDRESS"), settings, "STAMGAST_HTTP_PORT");
    }

    private PayaraMicroBoot configured(PayaraMicroBoot boot) {
        return boot.setHttpPort(settings.number("STAMGAST_HTTP_PORT"))
                .setNoHazelcast(true)
                .setPreBootHandler(this::beforeBoot)
                .setPostBootHandler(this::createPool);
    }

    private void beforeBoot(AdminCommandRunner admin) {
        run(admin, "set", LISTENER + "address=" + settings.text("STAMGAST_HTTP_ADDRESS"));
        run(admin, "set", HTTP + "max-connections=" + REQUESTS_PER_CONNECTION);
        run(admin, "set", HTTP + "comet-support-enabled=true"); // by that name it takes in our Gate
        run(admin, "set", HTTP + "server-header=false");
        // else a GET or a DELETE with a body gets a bare 400 from Payara
        run(admin, "set", HTTP + "allow-payload-for-undefined-http-methods=true");
        run(admin, "set", CONFIG + "phone-home-runtime-configuration.enabled=false");
        // nobody puts a new version into a running server's directory, so nothing need look for one every two seconds
        run(admin, "set", CONFIG + "admin-service.das-config.dynamic-reload-enabled=false");
    }

    /** The password stays in this JVM: the pool names the system property, it isn't written anywhere. */
    private void createPool(AdminCommandRunner admin) {
        var most = settings.number("STAMGAST_DB_POOL_MAX");
        run(admin, "create-jdbc-connection-pool",
                "--datasourceclassname=org.postgresql.ds.PGSimpleDataSource",
                "--restype=javax.sql.DataSource",
                "--steadypoolsize=" + Math.min(8, most),
                "--maxpoolsize=" + most,
                "--maxwait=" + WAIT_MILLIS,
                "--isconnectvalidatereq=true",
                "--validationmethod=custom-validation",
                "--validationclassname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
                "--validateatmostonceperiod=5",
                "--failconnection=true",
                "--wrapjdbcobjects=false", // else each call passes two proxies, for traces that nobody reads
                "--property=url=${stamgast.db.url}:user=${stamgast.db.user}:password=${stamgast.db.password}"
                        + ":currentSchema=app:applicationName=stamgast"
                        + ":connectTimeout=" + CONNECT_SECONDS + ":loginTimeout=" + 2 * CONNECT_SECONDS
                        + ":socketTimeout=" + STATEMENT_SECONDS + ":tcpKeepAlive=true",
                "app");
        run(admin, "create-jdbc-resource", "--connectionpoolid=app", "jdbc/app");
    }

    private static void run(AdminCommandRunner admin, String command, String... arguments) {
        var result = admin.run(command, arguments);
        if (result.getExitStatus() == ClusterCommandResult.ExitStatus.FAILURE) {
            throw new IllegalStateException(command + ": " + result.getOutput(), result.getFailureCause());
        }
    }

    /** All that it is to serve is there: from now on it is ready while its checks say so. */
    public void open() {
        System.clearProperty(STARTING);
    }

    /** Has Payara write its {@code /openapi}, which takes it long, while the server works; returns at once. */
    public void prepareDescription() {
        new Description(description(settings)).prepare();
    }

    /** Where this machine reaches it. */
    static URL description(Settings settings) {
        try {
            var address = InetAddress.getByName(settings.text("STAMGAST_HTTP_ADDRESS"));
            var reached = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
            return new URL("http", reached.getHostAddress(), settings.number("STAMGAST_HTTP_PORT"), "/openapi");
        } catch (IOException defect) {
            throw new IllegalStateException(defect);
        }
    }

    /** It is ready no more, though it still answers: the first thing to do where a stop takes long. */
    public void close() {
        System.setProperty(STARTING, "true");
    }

    /** Deploys the API, one of whose checks says that the server is not ready yet, and the pages, as directories. */
    public void deploy() {
        deploy("api", "/api");
        deploy("ROOT", "/");
    }

    private void deploy(String war, String context) {
        try {
            var exploded = Distribution.war(war);
            try (var libraries = Libraries.passedOver(exploded)) {
                // Payara says yes to what it gives up, too
                if (!runtime.deploy(war, context, exploded.toFile())
                        || !runtime.getDeployedApplicationNames().contains(war)) {
                    throw new IllegalStateException(war + ".war was not deployed; the log says why");
                }
            }
        } catch (IOException failure) {
            throw new IllegalStateException(war + ".war can't be unpacked in " + Distribution.directory(), failure);
        }
    }

    public void stop() {
        if (runtime == null) {
            return;
        }
        try {
            runtime.shutdown();
        } catch (BootstrapException | IllegalStateException stoppedAlready) {
            runtime = null;
        }
    }

    /** From our files: {@code PayaraMicroLauncher} would read its modules inside the jar. */
    private static PayaraMicroBoot payara() throws Exception {
        System.setProperty("fish.payara.micro.BootJar", Distribution.jar().toUri().toString());
        // else its policy trusts none of them, and its services are refused to each other
        System.setProperty("fish.payara.micro.UnpackDir", Distribution.directory().toString());
        var modules = new OpenURLClassLoader(Distribution.server(), PayaraMicroBoot.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(modules);
        var payara = (PayaraMicroBoot) modules.loadClass("fish.payara.micro.impl.PayaraMicroImpl")
                .getMethod("getInstance").invoke(null);
        return payara.setRootDir(Files.createDirectory(Distribution.directory().resolve("server")).toFile());
    }

    /** Payara's own main method would set these; it can't be given our handlers. */
    private static void setBootProperties() throws IOException {
        // without it, each token that is read makes JSON-P look through all jars for a provider
        System.setProperty("jakarta.json.provider", "org.eclipse.parsson.JsonProviderImpl");
        var properties = new Properties();
        try (var file = resource("/MICRO-INF/payara-boot.properties")) {
            properties.load(file);
        }
        properties.stringPropertyNames().stream()
                .filter(key -> System.getProperty(key) == null)
                .forEach(key -> System.setProperty(key, properties.getProperty(key)));
    }

    private static InputStream resource(String path) {
        return PayaraMicroBoot.class.getResourceAsStream(path);
    }
}
