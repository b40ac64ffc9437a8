package io.stamgast.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes every message at once with 204 and remembers when its first copy came. It shares the machine with the server,
 * so it reads what it needs of a request and no more.
 */
final class WebhookReceiver implements AutoCloseable {

    private static final byte[] TAKEN = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String ID = "webhook-id:";
    private static final String LENGTH = "content-length:";

    private final Map<UUID, Long> arrivals = new ConcurrentHashMap<>();
    private final ServerSocket door;

    WebhookReceiver() throws IOException {
        door = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    private static void daemon(Runnable what) {
        var thread = new Thread(what, "webhook-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort() + "/hook";
    }

    /** When each event came first, in milliseconds since 1970. */
    Map<UUID, Long> arrivals() {
        return arrivals;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                socket.setTcpNoDelay(true);
                daemon(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket; var in = new BufferedInputStream(socket.getInputStream(), 16_384)) {
            var out = socket.getOutputStream();
            while (take(in)) {
                out.write(TAKEN);
                out.flush();
            }
        } catch (IOException gone) {
            // the sender closes what it doesn't need
        }
    }

    private boolean take(InputStream in) throws IOException {
        var line = line(in);
        if (line == null) {
            return false;
        }
        UUID id = null;
        var length = 0;
        for (line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            var lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith(ID)) {
                id = UUID.fromString(line.substring(ID.length()).trim());
            } else if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).trim());
            }
        }
        in.skipNBytes(length);
        arrivals.putIfAbsent(id, System.currentTimeMillis());
        return true;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(80);
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
