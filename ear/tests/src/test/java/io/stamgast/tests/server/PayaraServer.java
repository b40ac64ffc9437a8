package io.stamgast.tests.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** An unpacked Payara Server with a domain of its own, on ports from a random hundred on. */
final class PayaraServer {

    private static final String DOMAIN = "stamgast";
    private static final int HTTP = 80;
    private static final int ADMIN = 48;

    private final Path home;
    private final int portBase;

    PayaraServer(Path home) {
        this.home = home;
        // below the ports that systems hand out by themselves
        this.portBase = 20_000 + ThreadLocalRandom.current().nextInt(100) * 100;
    }

    void start(Path driver) throws IOException, InterruptedException {
        if (Files.exists(domain())) {
            asadmin(List.of("delete-domain", DOMAIN));
        }
        asadmin(List.of("create-domain", "--nopassword", "--portbase", Integer.toString(portBase), DOMAIN));
        Files.copy(driver, domain().resolve("lib").resolve(driver.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        asadmin(List.of("start-domain", DOMAIN));
    }

    void stop() throws IOException, InterruptedException {
        asadmin(List.of("stop-domain", DOMAIN));
    }

    String url() {
        return "http://127.0.0.1:" + (portBase + HTTP);
    }

    void administer(String... command) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("--port", Integer.toString(portBase + ADMIN)));
        arguments.addAll(List.of(command));
        asadmin(arguments);
    }

    private void asadmin(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(home.resolve("bin/asadmin").toString(), "--interactive=false"));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", arguments) + ":\n" + said);
        }
    }

    private Path domain() {
        return home.resolve("glassfish/domains").resolve(DOMAIN);
    }
}
