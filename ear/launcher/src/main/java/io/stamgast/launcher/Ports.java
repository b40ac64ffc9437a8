package io.stamgast.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out that a port is taken before anything is started, and says which setting changes it. */
public final class Ports {

    private Ports() {
    }

    /** @throws Refusal when the port can't be listened on, or the address is another machine's */
    public static void requireFree(String address, Settings settings, String key) {
        var port = settings.number(key);
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException taken) {
            if (isElsewhere(address)) {
                throw new Refusal("STAMGAST_HTTP_ADDRESS is wrong: expected is "
                        + Expectation.ADDRESS.description() + ".");
            }
            throw new Refusal("%s: port %d on %s can't be used (%s). Stop what uses it, or set %s to a free port."
                    .formatted(key, port, address, taken.getMessage(), key));
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
