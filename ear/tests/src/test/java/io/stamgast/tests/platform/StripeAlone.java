package io.stamgast.tests.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The demo's Stripe in a process of its own, as long as the demo is dead: at its address and with what it knew. */
public final class StripeAlone implements AutoCloseable {

    private final Process process;

    private StripeAlone(Process process) {
        this.process = process;
    }

    /** @param directory where the demo's Stripe keeps what happened */
    static StripeAlone start(int port, Path directory) {
        var parts = Path.of(System.getProperty("stamgast.jar")).resolveSibling("demo-parts/lib/*");
        try {
            var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                    parts.toString(), "io.stamgast.stripe.simulator.StripeSimulator", Integer.toString(port),
                    directory.toString()).redirectErrorStream(true);
            var process = builder.start();
            process.inputReader().lines().filter(line -> line.startsWith("API")).findFirst()
                    .orElseThrow(() -> new AssertionError("Stripe does not start alone"));
            return new StripeAlone(process);
        } catch (IOException failure) {
            throw new AssertionError("Stripe does not start alone", failure);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("Stripe alone does not stop");
        }
    }
}
