package io.stamgast.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private HttpServer server;
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private boolean up(String... checks) throws InterruptedException {
        answer = "{\"checks\":[" + String.join(",", checks) + "]}";
        return Answers.up(Set.of("database", "keys"), URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private static String check(String name, String status) {
        return "{\"name\":\"" + name + "\",\"status\":\"" + status + "\"}";
    }

    @Test
    void itIsUpOnceEachOfTheNamedChecksIsUpWhateverTheOthersAre() throws InterruptedException {
        assertTrue(up(check("start", "DOWN"), check("keys", "UP"), check("database", "UP")));
        assertFalse(up(check("database", "UP"), check("keys", "DOWN")));
        assertFalse(up(check("database", "UP")));
        assertFalse(up());
    }

    @Test
    void whatDoesntAnswerIsNotUp() throws InterruptedException {
        server.stop(0);
        assertFalse(up(check("keys", "UP"), check("database", "UP")));
    }
}
