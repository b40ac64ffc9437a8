package io.stamgast.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.benmanes.caffeine.cache.Ticker;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutgoingClientIT {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final OutgoingClient client = new OutgoingClient(new AddressPolicy(Optional.of("127.0.0.1/32")));
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/echo" -> {
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
                case "/moved" -> {
                    exchange.getResponseHeaders().add("Location", "/echo");
                    exchange.sendResponseHeaders(302, -1);
                }
                case "/busy" -> {
                    exchange.getResponseHeaders().add("Retry-After", "7");
                    exchange.sendResponseHeaders(429, -1);
                }
                case "/long" -> {
                    exchange.sendResponseHeaders(500, 0);
                    write(exchange.getResponseBody());
                }
                case "/binary" -> {
                    exchange.sendResponseHeaders(200, 4);
                    exchange.getResponseBody().write(new byte[] {'a', 0, (byte) 0xff, 'b'});
                }
                default -> await();
            }
            exchange.close();
        });
        server.start();
    }

    private static void write(OutputStream out) {
        try {
            for (var i = 0; i < 1000; i++) {
                out.write("x".repeat(1024).getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException cutOff) {
            // as it should be
        }
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() throws Exception {
        end.countDown();
        server.stop(0);
        client.close();
        for (var one : opened) {
            one.close();
        }
    }

    private CompletableFuture<OutgoingAnswer> send(OutgoingClient by, String address, Duration patience) {
        return by.send(new OutgoingCall(URI.create(address), Map.of("X-Own", "1"),
                "{\"a\":1}".getBytes(StandardCharsets.UTF_8), patience));
    }

    private OutgoingAnswer answer(String path) {
        return send(client, at(path), PATIENCE).join();
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static String reason(CompletableFuture<OutgoingAnswer> call) {
        var failure = assertThrows(CompletionException.class, call::join);
        return assertInstanceOf(OutgoingFailure.class, failure.getCause()).getMessage();
    }

    @Test
    void anAnswerComesWithItsBeginning() {
        var answer = answer("/echo");
        assertEquals(200, answer.status());
        assertEquals("{\"a\":1}", answer.beginning());
        assertNull(answer.retryAfter());
        assertEquals("a\uFFFD\uFFFDb", answer("/binary").beginning());
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() {
        assertEquals(302, answer("/moved").status());
        assertEquals(1, calls.get());
    }

    @Test
    void howLongToWaitIsHandedOn() {
        assertEquals("7", answer("/busy").retryAfter());
    }

    @Test
    void aLongAnswerIsCutOffAndItsStatusCounts() {
        var answer = answer("/long");
        assertEquals(500, answer.status());
        assertEquals("x".repeat(2048), answer.beginning());
    }

    @Test
    void patienceEnds() {
        assertEquals("No answer within 0.3 s", reason(send(client, at("/never"), Duration.ofMillis(300))));
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsNotWaitedForEither() throws IOException {
        var silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        opened.add(silent);
        assertEquals("No answer within 0.3 s",
                reason(send(client, "https://127.0.0.1:" + silent.getLocalPort() + "/", Duration.ofMillis(300))));
    }

    @Test
    void aClosedPortIsToldAsSuch() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = closed.getLocalPort();
        }
        var reason = reason(send(client, "http://127.0.0.1:" + port + "/", PATIENCE));
        assertTrue(reason.startsWith("Not connected: "), reason);
    }

    @Test
    void anAddressThatIsNotAllowedIsNotCalled() {
        var strict = new OutgoingClient(new AddressPolicy(Optional.empty()));
        opened.add(strict::close);
        for (var host : List.of("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "[::1]")) {
            var address = "https://" + host + ":" + server.getAddress().getPort() + "/echo";
            var reason = reason(send(strict, address, PATIENCE));
            assertTrue(reason.contains("is not allowed"), reason);
        }
        assertEquals(0, calls.get());
    }

    @Test
    void aNameThatIsReboundBetweenTwoCallsReachesNothingElse() throws IOException {
        var hidden = HttpServer.create(new InetSocketAddress("127.0.0.2", server.getAddress().getPort()), 0);
        var reached = new AtomicInteger();
        hidden.createContext("/", exchange -> {
            reached.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        hidden.start();
        opened.add(() -> hidden.stop(0));
        var nanos = new AtomicLong();
        var lookups = new AtomicInteger();
        var by = new OutgoingClient(new AddressPolicy(Optional.of("127.0.0.1/32")), new Lookups(
                host -> new InetAddress[] {
                    InetAddress.getByName(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")}, nanos::get),
                nanos::get);
        opened.add(by::close);
        var address = "http://rebinding.example:" + server.getAddress().getPort() + "/echo";

        assertEquals(200, send(by, address, PATIENCE).join().status());
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());

        var told = refusalInTheEnd(by, address); // the former address serves until the other one is known
        assertTrue(told.endsWith(" is not allowed"), told); // and not which address it is
        assertEquals(0, reached.get());
    }

    private String refusalInTheEnd(OutgoingClient by, String address) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var told = send(by, address, PATIENCE).handle((answer, failure) -> failure).join();
            if (told != null) {
                return told.getCause().getMessage();
            }
        }
        throw new AssertionError("it is called for ever");
    }

    private InetAddress[] slowly(String host) throws UnknownHostException {
        if (host.startsWith("slow")) {
            await();
        }
        return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
    }

    @Test
    void moreSlowNamesThanThreadsHoldUpNoneThatIsKnown() {
        var nanos = new AtomicLong();
        var by = new OutgoingClient(new AddressPolicy(Optional.of("127.0.0.1/32")),
                new Lookups(this::slowly, nanos::get, 4, 2), nanos::get);
        opened.add(by::close);
        var quick = "http://quick.example:" + server.getAddress().getPort() + "/echo";
        assertEquals(200, send(by, quick, PATIENCE).join().status());
        for (var i = 0; i < 8; i++) {
            send(by, "http://slow" + i + ".example/", PATIENCE);
        }
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        assertEquals(200, send(by, quick, PATIENCE).join().status(), "it is to be looked up again");
        assertEquals("The host new.example is not looked up now: too many names have slow servers",
                reason(send(by, "http://new.example/", PATIENCE)));
    }

    @Test
    void aNameThatNobodyAnswersForHoldsUpNoOther() {
        var by = new OutgoingClient(new AddressPolicy(Optional.of("127.0.0.1/32")),
                new Lookups(this::slowly, Ticker.systemTicker()), Ticker.systemTicker());
        opened.add(by::close);
        var slow = send(by, "http://slow.example/", Duration.ofMillis(500));
        assertEquals(200, send(by, "http://quick.example:" + server.getAddress().getPort() + "/echo", PATIENCE)
                .join().status());
        assertEquals("No answer within 0.5 s", reason(slow));
    }

    @Test
    void whatIsUnderWayAtOnceIsNotBoundByThreads() {
        var all = new ArrayList<CompletableFuture<OutgoingAnswer>>();
        for (var i = 0; i < 200; i++) {
            all.add(send(client, at("/never"), PATIENCE));
        }
        assertEquals(200, answer("/echo").status());
        end.countDown();
        all.forEach(call -> call.handle((answer, failure) -> null).join());
    }
}
