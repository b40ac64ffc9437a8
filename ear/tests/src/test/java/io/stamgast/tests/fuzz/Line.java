package io.stamgast.tests.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** Sends bytes that no client library would send, a connection for each request. */
final class Line {

    /** Long beside what a request takes: the machine may be busy with something else. */
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int LARGE_BYTES = 30_000;

    private final URI server;

    Line(String server) {
        this.server = URI.create(server);
    }

    /** Where it leads. */
    URI server() {
        return server;
    }

    Received send(Sent sent) {
        var begun = System.nanoTime();
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(sent, socket.getOutputStream());
            if (sent.was(Sent.LEFT)) {
                socket.setSoLinger(true, 0); // nothing that is on its way is taken any more
                return Received.nothing(Received.NONE, since(begun));
            }
            if (sent.was(Sent.HTTP)) {
                socket.shutdownOutput(); // what promises more than it sends would be waited for
            }
            return Received.read(all(socket.getInputStream()), since(begun));
        } catch (SocketTimeoutException late) {
            return Received.nothing(Received.LATE, since(begun));
        } catch (IOException closed) {
            return Received.nothing(Received.NONE, since(begun));
        }
    }

    /** A server that has refused a large body reads no more of it. */
    private void write(Sent sent, OutputStream out) throws IOException {
        var all = new ByteArrayOutputStream();
        all.writeBytes(sent.head(server.getAuthority()));
        all.writeBytes(sent.body());
        try {
            out.write(all.toByteArray());
        } catch (IOException refused) {
            if (all.size() < LARGE_BYTES) {
                throw refused;
            }
        }
    }

    /** Whoever closes a connection on which something is left unread may reset it: what came before counts. */
    private static byte[] all(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        var part = new byte[8192];
        try {
            for (var read = in.read(part); read >= 0; read = in.read(part)) {
                all.write(part, 0, read);
            }
        } catch (SocketTimeoutException late) {
            throw late;
        } catch (IOException reset) {
            return all.toByteArray();
        }
        return all.toByteArray();
    }

    private static long since(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
