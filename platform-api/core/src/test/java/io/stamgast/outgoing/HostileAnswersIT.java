package io.stamgast.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers that mean harm, or are badly broken: none of them costs more than a little memory and its own time. */
class HostileAnswersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long SOME_BYTES = 4L << 20;
    private static final long MANY_BYTES = 64L << 20;

    private final OutgoingClient client = new OutgoingClient(new AddressPolicy(Optional.of("127.0.0.1/32")));
    private ServerSocket server;

    /** Writes an answer. */
    @FunctionalInterface
    private interface Talk {
        void to(OutputStream out) throws Exception;
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    /** How many bytes one caller took of it, at least. */
    private CompletableFuture<Long> serve(Talk talk) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        var taken = new CompletableFuture<Long>();
        var thread = new Thread(() -> {
            var out = new Counting();
            try (var socket = server.accept()) {
                out.to = socket.getOutputStream();
                socket.getInputStream().read(new byte[4096]);
                talk.to(out);
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (Exception hungUp) {
                // as it should be
            } finally {
                taken.complete(out.count);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return taken;
    }

    private static final class Counting extends OutputStream {

        private OutputStream to;
        private long count;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            to.write(bytes, from, length);
            count += length;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private CompletableFuture<OutgoingAnswer> call(Duration patience) {
        return client.send(new OutgoingCall(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), Map.of(),
                new byte[] {'{', '}'}, patience));
    }

    private String reason(Duration patience) {
        var failure = assertThrows(CompletionException.class, call(patience)::join);
        return assertInstanceOf(OutgoingFailure.class, failure.getCause()).getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"})
    void aLineWithoutAnEndIsNotReadOn(String begin) throws Exception {
        requireNotReadOn(begin, "a".repeat(1 << 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"})
    void headersWithoutAnEndAreNotReadOn(String begin) throws Exception {
        requireNotReadOn(begin, "X-Header: value of it\r\n".repeat(1 << 12));
    }

    /** An answer that begins so, and goes on with the same without an end. */
    private void requireNotReadOn(String begin, String more) throws Exception {
        var piece = ascii(more);
        var taken = serve(out -> {
            out.write(ascii(begin));
            for (var written = 0L; written < MANY_BYTES; written += piece.length) {
                out.write(piece);
            }
        });

        reason(PATIENCE);

        assertTrue(taken.get(1, TimeUnit.MINUTES) < SOME_BYTES, "took " + taken.get());
    }

    @Test
    void anAnswerThatDripsEndsWithThePatience() throws Exception {
        serve(out -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"));
            for (var i = 0; i < 100_000; i++) {
                out.write('x');
                LockSupport.parkNanos(1_000_000);
            }
        });
        assertEquals("No answer within 0.5 s", reason(Duration.ofMillis(500)));
    }

    @Test
    void whatIsOnlyToComeIsWaitedForNoLonger() throws Exception {
        serve(out -> {
            while (true) {
                out.write(ascii("HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n"));
            }
        });
        assertEquals("No answer within 0.5 s", reason(Duration.ofMillis(500)));
    }

    @Test
    void whatWasCompressedUnaskedIsNotUnpacked() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[(int) MANY_BYTES]);
        }
        serve(out -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size()
                    + "\r\n\r\n"));
            out.write(packed.toByteArray());
        });

        var answer = call(PATIENCE).join();

        assertEquals(200, answer.status());
        assertTrue(answer.beginning().startsWith("\u001f"), answer.beginning());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2\r\n", "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 OK\r\n\r\n",
        "HTTP/1.1 99999 No\r\n\r\n", "HTTP/1.1 -1 No\r\n\r\n", "\r\n\r\n\r\n", "\0\0\0\0",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nx"})
    void whatIsNoAnswerIsAFailureInWords(String nonsense) throws Exception {
        serve(out -> out.write(ascii(nonsense)));
        var reason = reason(Duration.ofSeconds(3));
        assertTrue(reason.startsWith("The connection broke: ") || reason.startsWith("No answer"), reason);
    }
}
