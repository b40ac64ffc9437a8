package io.stamgast.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.PortRange;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A listener like Payara's, before a handler that tells the length of the body it got. */
class GateTest {

    private static final String HOST = " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    private static final NetworkListener LISTENER = new NetworkListener("gate", "127.0.0.1",
            new PortRange(20_000, 30_000));
    private static final HttpServer SERVER = new HttpServer();

    @BeforeAll
    static void start() throws IOException {
        LISTENER.registerAddOn(new Gate());
        SERVER.addListener(LISTENER);
        SERVER.getServerConfiguration().addHttpHandler(new HttpHandler() {
            @Override
            public void service(Request request, Response response) throws IOException {
                response.getWriter().write("got " + request.getInputStream().readAllBytes().length);
            }
        });
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/%ff", "/a\\b", "/\u00ff", "a:80", "a"})
    void aBadAddressIsAProblem(String path) throws IOException {
        var answer = answer("GET " + path + HOST + "\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.endsWith("\"code\":\"bad-request\"}"), answer);
    }

    @Test
    void anAddressMayNameTheServerToo() throws IOException {
        var answer = answer("GET http://127.0.0.1/a" + HOST + "\r\n");

        assertTrue(answer.contains(" 200 "), answer);
    }

    @Test
    void headHasNoBody() throws IOException {
        var answer = answer("HEAD /%zz" + HOST + "\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }

    @Test
    void traceIsToldTheMethods() throws IOException {
        var answer = answer("TRACE /" + HOST + "\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 405 "), answer);
        assertTrue(answer.contains("\r\nAllow: GET, HEAD, POST, PUT, DELETE, OPTIONS\r\n"), answer);
    }

    @Test
    void onlyHttp10NeedsNoHost() throws IOException {
        var answer = answer("GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);

        answer = answer("GET / HTTP/1.0\r\n\r\n");
        assertTrue(answer.contains(" 200 "), answer);
    }

    @Test
    void aRequestIsRefusedOnceHoweverManyPartsItsBodyComesIn() throws IOException {
        var answer = inParts("POST /%zz");

        assertEquals(2, answer.split("HTTP/1.1 400 ", -1).length, answer);
        assertTrue(inParts("POST /").contains("got 6"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n",
        "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n",
        "Upgrade: websocket\r\nConnection: Upgrade\r\n", "Upgrade: \r\n"})
    void anOfferToGoOnInAnotherProtocolIsPassedOver(String offer) throws IOException {
        assertTrue(answer("GET /" + HOST + offer + "\r\n").contains("got 0"), offer);
        assertTrue(answer("POST /" + HOST + offer + "Content-Length: 2\r\n\r\nab").contains("got 2"), offer);
        assertTrue(answer("POST /" + HOST + offer + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n")
                .contains("got 2"), offer);
    }

    @Test
    void aListenerWithoutItsPlaceDoesNotStart() {
        var chain = FilterChainBuilder.stateless();

        var failure = assertThrows(IllegalStateException.class, () -> new Gate().setup(null, chain));

        assertTrue(failure.getMessage().startsWith("The listener has no HttpServerFilter"), failure.getMessage());
    }

    private static String inParts(String start) throws IOException {
        var part = "2\r\nab\r\n";
        return answer(start + HOST + "Transfer-Encoding: chunked\r\n\r\n", part, part, part + "0\r\n\r\n");
    }

    private static String answer(String... parts) throws IOException {
        try (var socket = new Socket("127.0.0.1", LISTENER.getPort())) {
            socket.setSoTimeout(10_000);
            socket.setTcpNoDelay(true);
            for (var part : parts) {
                socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
