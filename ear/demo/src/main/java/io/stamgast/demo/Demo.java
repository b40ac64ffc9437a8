package io.stamgast.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stamgast.demo.mail.MailServer;
import io.stamgast.demo.stripe.MovedTime;
import io.stamgast.demo.stripe.TestPayments;
import io.stamgast.launcher.Database;
import io.stamgast.launcher.DemoParts;
import io.stamgast.launcher.Ports;
import io.stamgast.launcher.Progress;
import io.stamgast.launcher.Refusal;
import io.stamgast.launcher.Server;
import io.stamgast.launcher.Settings;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Starts the parts, PostgreSQL, the mail server and the Stripe simulator first, Keycloak and the server side by side,
 * and stops them in the other order. A signal may come at any moment: each part refuses to begin once it was stopped.
 */
public final class Demo implements DemoParts {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String ACCESS = "access.json";
    private static final long READY_MINUTES = 2;
    /** More than a stop takes. */
    private static final long STOP_SECONDS = 20;

    private interface Stop {
        void run() throws Exception;
    }

    private Settings own;
    private File logging;
    private DemoDirectory directory;
    private Secrets secrets;
    private Postgres postgres;
    private Keycloak keycloak;
    private MailServer mail;
    private TestPayments payments;
    private MovedTime time;
    private Progress progress;
    private volatile Server server;
    private volatile boolean stopping;

    @Override
    public void start(Map<String, String> environment, Path home, Progress terminal) throws Exception {
        if (Boolean.getBoolean("stamgast.demo.ends-with-parent")) {
            endWithParent();
        }
        progress = terminal;
        own = Settings.ofDemo(environment);
        takeDirectory(home);
        logging = ServerLog.open(directory);
        endOrphans();
        requirePorts();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "demo-stop"));
        try {
            startParts(home);
        } catch (Exception failure) {
            if (!stopping) { // what fails because it was stopped is no news
                throw failure;
            }
        }
    }

    /** Maven does not pass on the signal that ends it. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }

    private void startParts(Path home) throws Exception {
        progress.step("Starting PostgreSQL on port " + own.number("STAMGAST_DEMO_POSTGRES_PORT"));
        postgres.start();
        postgres.prepare(secrets);
        mail.start();
        payments.start(portal() + "/api/billing/stripe/events", webhookSecret(false),
                webhookSecret(true));
        var ofKeycloak = Keycloak.environment(postgres, secrets);
        var ofServer = environmentOfServer(); // both before: secrets are made by one thread
        var logins = CompletableFuture.runAsync(() -> startKeycloak(home.resolve("demo-parts"), ofKeycloak));
        startServer(ofServer);
        join(logins);
        awaitChecks();
        time = new MovedTime(payments.clock(), postgres.administration());
        time.watch();
        provision();
    }

    private void takeDirectory(Path home) throws IOException, InterruptedException {
        var chosen = own.text("STAMGAST_DEMO_DIRECTORY");
        try {
            directory = DemoDirectory.of(chosen.isBlank() ? home.resolve("demo") : Path.of(chosen));
        } catch (IOException unusable) {
            throw new Refusal("STAMGAST_DEMO_DIRECTORY is wrong: no directory can be made of it (" + unusable + ")");
        }
        awaitDirectory();
        directory.remove(ACCESS);
        for (var log : List.of("server.log", "server.out", "keycloak.log", "postgres.log")) {
            directory.rotate(log);
        }
        secrets = Secrets.of(directory);
        postgres = new Postgres(directory, own.number("STAMGAST_DEMO_POSTGRES_PORT"));
        keycloak = new Keycloak(directory, own.number("STAMGAST_DEMO_KEYCLOAK_PORT"));
        mail = new MailServer(own.number("STAMGAST_DEMO_SMTP_PORT"), own.number("STAMGAST_DEMO_MAIL_PORT"));
        payments = new TestPayments(own.number("STAMGAST_DEMO_STRIPE_PORT"), directory.resolve("stripe"));
    }

    /** A demo that ends with its parent goes on for some seconds after it. */
    private void awaitDirectory() throws IOException, InterruptedException {
        if (directory.take()) {
            return;
        }
        progress.step("Another demo is on the directory " + directory);
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        while (Files.notExists(directory.resolve(ACCESS)) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(250);
            if (directory.take()) {
                return;
            }
        }
        throw new Refusal("Another demo runs on the directory " + directory + ". Stop it, or set"
                + " STAMGAST_DEMO_DIRECTORY and the STAMGAST_DEMO_…_PORT settings to others.");
    }

    /** Keycloak first: PostgreSQL waits for its clients. */
    private void endOrphans() throws IOException, InterruptedException {
        if (keycloak.endOrphans()) {
            progress.step("Ended Keycloak of a demo that was killed");
        }
        if (postgres.endOrphans()) {
            progress.step("Ended PostgreSQL of a demo that was killed");
        }
    }

    private void requirePorts() {
        var reasons = new ArrayList<String>();
        for (var key : List.of("HTTP", "KEYCLOAK", "POSTGRES", "SMTP", "MAIL", "STRIPE")) {
            try {
                Ports.requireFree(LOOPBACK, own, "STAMGAST_DEMO_" + key + "_PORT");
            } catch (Refusal taken) {
                reasons.addAll(taken.reasons());
            }
        }
        if (!reasons.isEmpty()) {
            throw new Refusal(reasons);
        }
    }

    private void startKeycloak(Path parts, Map<String, String> environment) {
        try {
            keycloak.install(parts, progress);
            keycloak.dress(parts);
            progress.step("Starting Keycloak on port " + own.number("STAMGAST_DEMO_KEYCLOAK_PORT"));
            keycloak.start(environment);
            keycloak.await();
            progress.step("Keycloak runs");
        } catch (IOException failure) {
            throw new CompletionException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void startServer(Map<String, String> environment) throws IOException {
        var settings = Settings.ofServerInDemo(environment);
        System.setProperty(CLOCK, payments.clock().toString());
        var database = new Database(settings);
        progress.step("Bringing the database up to date");
        database.migrate();
        database.refuseMightyRole();
        progress.step("Starting Payara Micro on port " + own.number("STAMGAST_DEMO_HTTP_PORT"));
        server = new Server(settings);
        server.boot(payara -> payara.setLogPropertiesFile(logging));
        progress.step("Deploying the API and the pages");
        server.deploy();
        progress.step("The API and the pages are deployed");
    }

    private Map<String, String> environmentOfServer() throws IOException {
        return Map.ofEntries(
                Map.entry("STAMGAST_DB_URL", postgres.url("stamgast")),
                Map.entry("STAMGAST_DB_USER", "stamgast_app"),
                Map.entry("STAMGAST_DB_PASSWORD", secrets.password("postgres.app")),
                Map.entry("STAMGAST_DB_OWNER_USER", "stamgast_owner"),
                Map.entry("STAMGAST_DB_OWNER_PASSWORD", secrets.password("postgres.owner")),
                Map.entry("STAMGAST_HTTP_PORT", own.text("STAMGAST_DEMO_HTTP_PORT")),
                Map.entry("STAMGAST_PUBLIC_URL", portal()),
                Map.entry("STAMGAST_KEYCLOAK_URL", keycloak.url()),
                Map.entry("STAMGAST_PORTAL_CLIENT_SECRET", secrets.password("client.portal")),
                Map.entry("STAMGAST_PROVISIONER_CLIENT_SECRET", secrets.password("client.provisioner")),
                Map.entry("STAMGAST_SECRET_KEY", secrets.key("secret.key")),
                Map.entry("STAMGAST_RATE_LIMIT", "100000"), // for trying and measuring: as good as none
                Map.entry("STAMGAST_SMTP_HOST", mail.host()),
                Map.entry("STAMGAST_SMTP_PORT", own.text("STAMGAST_DEMO_SMTP_PORT")),
                Map.entry("STAMGAST_SMTP_SECURITY", "none"),
                Map.entry("STAMGAST_MAIL_FROM", "loyalty@demo.example"),
                Map.entry("STAMGAST_WEBHOOK_ALLOW", "127.0.0.0/8"),
                Map.entry("STAMGAST_STRIPE_SECRET_KEY", payments.secretKey()),
                Map.entry("STAMGAST_STRIPE_WEBHOOK_SECRET", webhookSecret(false)),
                Map.entry("STAMGAST_STRIPE_TEST_SECRET_KEY", payments.testSecretKey()),
                Map.entry("STAMGAST_STRIPE_TEST_WEBHOOK_SECRET", webhookSecret(true)),
                Map.entry("STAMGAST_STRIPE_API_BASE", payments.api()));
    }

    private String webhookSecret(boolean ofTestModes) throws IOException {
        return "whsec_" + secrets.password(ofTestModes ? "stripe.test.webhook" : "stripe.webhook");
    }

    private String portal() {
        return "http://" + LOOPBACK + ":" + own.number("STAMGAST_DEMO_HTTP_PORT");
    }

    private static void join(CompletableFuture<Void> part) throws Exception {
        try {
            part.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        }
    }

    /** Both wars are deployed by now. */
    private void awaitChecks() throws InterruptedException {
        var ready = URI.create(portal() + "/health/ready");
        var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(READY_MINUTES);
        while (!Answers.up(Set.of("database", "keycloak-keys"), ready)) {
            if (System.nanoTime() > end) {
                throw new Refusal("The server does not get started; " + directory.resolve("server.log")
                        + " says why.");
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        progress.step("The database and the logins can be had");
    }
    private void provision() throws IOException {
        var operator = new Access.Operator("operator", secrets.password("client.operator"));
        var tenants = own.text("STAMGAST_DEMO_DATA").equals("true") ? List.of(new DemoTenant(operator,
                portal(), keycloak, payments, secrets, progress).provide()) : List.<Access.Tenant>of();
        var access = new Access(portal() + "/api/v1", portal(), keycloak.url(),
                keycloak.tokenEndpoint(), new Access.Mail(mail.smtp(), mail.api()),
                new Access.Stripe(payments.api(), payments.secretKey(), webhookSecret(false), payments.control()),
                operator, tenants);
        if (publish(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(access))) {
            access.show(progress, secrets.kept("keycloak.admin"));
            progress.line("  All addresses and credentials: " + directory.resolve(ACCESS));
            progress.line("");
            progress.step("Stamgast runs. Ctrl-C stops it.");
        }
    }

    /** The file is there only while everything answers: not after {@link #withdraw}. */
    private synchronized boolean publish(String access) throws IOException {
        if (!stopping) {
            directory.write(ACCESS, access);
            server.open();
            server.prepareDescription();
        }
        return !stopping;
    }

    private synchronized void withdraw() {
        stopping = true;
        if (server != null) {
            server.close();
        }
        directory.remove(ACCESS);
    }

    /** Whatever one part's stop comes to, the others are stopped too. */
    private void stop() {
        progress.step("Stopping");
        stop("access.json", this::withdraw);
        if (time != null) {
            time.close();
        }
        stop("the server", () -> {
            if (server != null) {
                server.stop();
            }
        });
        stop("Keycloak", keycloak::stop);
        stop("the Stripe simulator", payments::stop);
        stop("the mail server", mail::stop);
        stop("PostgreSQL", postgres::stop);
        stop("what PostgreSQL left", postgres::endOrphans);
        progress.step("Stopped");
    }

    private void stop(String part, Stop stop) {
        try {
            stop.run();
        } catch (Exception failure) { // said on the terminal: logging has stopped by now
            progress.step("Could not stop " + part + ": " + failure);
        }
    }
}
