package io.stamgast.tests.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on 127.0.0.1 for what a test starts. */
final class Ports {

    /** From here on systems hand ports out to whoever connects somewhere; they could be gone before they are used. */
    private static final int FIRST_EPHEMERAL = 32_768;
    private static final int FIRST = 21_000;
    /** Of each JVM that runs tests beside others: what one has found free, it may yet have to start something on. */
    private static final int OWN = 1_000;
    private static final int MOST_JVMS = (FIRST_EPHEMERAL - FIRST) / OWN;
    private static final int FIRST_OWN = FIRST + fork() % MOST_JVMS * OWN;

    private Ports() {
    }

    /** The number of this JVM among those of a test run; a benchmark is alone. */
    private static int fork() {
        return Integer.getInteger("stamgast.fork", 0);
    }

    /** Ports that nobody listens on, and that nobody is given by chance. */
    static List<Integer> free(int count) {
        var found = new ArrayList<Integer>();
        while (found.size() < count) {
            var port = ThreadLocalRandom.current().nextInt(FIRST_OWN, FIRST_OWN + OWN);
            if (!found.contains(port) && isFree(port)) {
                found.add(port);
            }
        }
        return List.copyOf(found);
    }

    private static boolean isFree(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")).close();
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
