package io.stamgast.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Finds out that a port is taken before anything is started, and says which setting changes it. */
public final class Ports {

    /** A process that ends lets go of its files, the lock of its directory among them, before it does of its ports. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(50);

    private Ports() {
    }

    /**
     * Waits for a port whose process is just ending.
     *
     * @throws Refusal when the port can't be listened on, or the address is another machine's
     */
    public static void requireFree(String address, Settings settings, String key) {
        var port = settings.number(key);
        try {
            awaitFree(address, port);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("The start was interrupted.");
        } catch (IOException taken) {
            if (isElsewhere(address)) {
                throw new Refusal("STAMGAST_HTTP_ADDRESS is wrong: expected is "
                        + Expectation.ADDRESS.description() + ".");
            }
            throw new Refusal("%s: port %d on %s can't be used (%s). Stop what uses it, or set %s to a free port."
                    .formatted(key, port, address, taken.getMessage(), key));
        }
    }

    private static void awaitFree(String address, int port) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        while (true) {
            try {
                listen(address, port);
                return;
            } catch (IOException taken) {
                if (System.nanoTime() - begin > PATIENCE.toNanos() || isElsewhere(address)) {
                    throw taken;
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }

    private static void listen(String address, int port) throws IOException {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        }
    }

    private static boolean isElsewhere(String address) {
        try {
            new ServerSocket(0, 1, InetAddress.getByName(address)).close();
            return false;
        } catch (IOException elsewhere) {
            return true;
        }
    }
}
