package io.stamgast.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DescriptionTest {

    private static final long PATIENCE_MILLIS = 30_000;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch written = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            await(written);
            exchange.sendResponseHeaders(200, 0);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        written.countDown();
        server.stop(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private URL address() throws IOException {
        return new URL("http://127.0.0.1:" + server.getAddress().getPort() + "/openapi");
    }

    @Test
    void itIsAskedForOnceWhileNobodyWaits() throws Exception {
        var preparing = new Description(address()).prepare();
        assertTrue(preparing.isAlive() && preparing.isDaemon());

        written.countDown();
        preparing.join(PATIENCE_MILLIS);

        assertFalse(preparing.isAlive());
        assertEquals("[GET /openapi]", asked.toString());
    }

    @Test
    void aServerThatDoesNotAnswerIsLeftAlone() throws Exception {
        var address = address();
        server.stop(0);

        var preparing = new Description(address).prepare();
        preparing.join(PATIENCE_MILLIS);

        assertFalse(preparing.isAlive());
    }
}
