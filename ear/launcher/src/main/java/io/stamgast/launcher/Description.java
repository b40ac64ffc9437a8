package io.stamgast.launcher;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.time.Duration;

/**
 * Payara's {@code /openapi}. Payara writes it when it is first asked for, and reads through all classes of both wars
 * for that; so it is asked once before anybody waits for the answer.
 */
final class Description {

    private static final System.Logger LOG = System.getLogger(Description.class.getName());
    private static final int CONNECT_MILLIS = 10_000;
    private static final int PATIENCE_MILLIS = 600_000;

    private final URL address;

    /** @param address the description's own */
    Description(URL address) {
        this.address = address;
    }

    /** Returns at once; that it fails or never comes keeps nothing up. */
    Thread prepare() {
        var preparing = new Thread(this::ask, "openapi");
        preparing.setDaemon(true);
        preparing.start();
        return preparing;
    }

    private void ask() {
        var begin = System.nanoTime();
        try {
            var request = (HttpURLConnection) address.openConnection(Proxy.NO_PROXY);
            request.setConnectTimeout(CONNECT_MILLIS);
            request.setReadTimeout(PATIENCE_MILLIS);
            try (var answer = request.getInputStream()) {
                answer.readAllBytes();
            }
            LOG.log(Level.INFO, "{0} is prepared, after {1} s", address,
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "{0} is not prepared, who asks first will wait: {1}", address, failure);
        }
    }
}
