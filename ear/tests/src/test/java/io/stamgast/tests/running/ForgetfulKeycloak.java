package io.stamgast.tests.running;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before Keycloak and passes on what it is asked, but for one change: that is done, and no answer comes. */
final class ForgetfulKeycloak implements AutoCloseable {

    /** What the JDK's client and server set themselves. */
    private static final Set<String> OWN = Set.of("connection", "content-length", "host", "transfer-encoding",
            "upgrade", "http2-settings", "date", ":status");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger left = new AtomicInteger();
    private final String keycloak;
    private final HttpServer server;

    ForgetfulKeycloak(String keycloak) {
        this.keycloak = keycloak;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::pass);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Forgets to answer that change from now, counted from 1. */
    void forget(int change) {
        left.set(change);
    }

    /** Whether it forgot what it was to forget. */
    boolean hasForgotten() {
        return left.get() <= 0;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = ask(exchange);
            if (isChange(exchange) && left.decrementAndGet() == 0) {
                return; // closed without an answer
            }
            answer.headers().map().forEach((name, values) -> {
                if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    private static boolean isChange(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().startsWith("/admin/") && !"GET".equals(exchange.getRequestMethod());
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException {
        var body = HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes());
        var request = HttpRequest.newBuilder(URI.create(keycloak + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), body);
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
