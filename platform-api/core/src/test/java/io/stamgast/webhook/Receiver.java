package io.stamgast.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stamgast.kernel.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A tenant's system: takes what it is sent, as a test wants it to. */
public final class Receiver implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 90;

    /** A message as it came. */
    public record Came(HttpHeaders headers, String body) {

        public UUID id() {
            return UUID.fromString(headers.firstValue("webhook-id").orElseThrow());
        }

        public JsonNode json() {
            return Json.read(body, JsonNode.class);
        }

        /** What the test's events are numbered by. */
        public int number() {
            return json().at("/data/number").asInt();
        }
    }

    /** What it answers. */
    @FunctionalInterface
    public interface Manner {
        void answer(HttpExchange exchange, Came came) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final BlockingQueue<Came> fresh = new LinkedBlockingQueue<>();
    private final List<Came> all = new CopyOnWriteArrayList<>();
    private volatile Manner manner = answering(204);

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 500);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static Manner answering(int status) {
        return (exchange, came) -> exchange.sendResponseHeaders(status, -1);
    }

    public static Manner answering(int status, String header, String value) {
        return (exchange, came) -> {
            exchange.getResponseHeaders().add(header, value);
            exchange.sendResponseHeaders(status, -1);
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        var came = new Came(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        all.add(came);
        fresh.add(came);
        manner.answer(exchange, came);
        exchange.close();
    }

    public Receiver behaving(Manner wanted) {
        manner = wanted;
        return this;
    }

    /** Says nothing until the test is over. */
    public Receiver silent() {
        return behaving((exchange, came) -> {
            try {
                closing.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** The next message, which is waited for. */
    public Came next() {
        try {
            var next = fresh.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(next, "nothing came within " + PATIENCE_SECONDS + " s");
            return next;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** Waits for that many more. */
    public void await(int messages) {
        for (var i = 0; i < messages; i++) {
            next();
        }
    }

    /** Everything that came so far. */
    public List<Came> all() {
        return all;
    }

    /** Those of what came, in the order in which it came. */
    public List<Integer> numbers() {
        return all.stream().map(Came::number).toList();
    }

    public void assertNothingNew() {
        assertEquals(List.of(), List.copyOf(fresh));
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
