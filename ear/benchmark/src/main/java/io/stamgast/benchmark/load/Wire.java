package io.stamgast.benchmark.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection, made anew when the server closes it. The load shares the machine with the server,
 * and a full client would cost as much as what it measures; this one writes the request and reads the answer, no more.
 */
public final class Wire implements AutoCloseable {

    /** The answer's status and body. */
    public record Answer(int status, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final URI api;
    private final String host;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    public Wire(URI api) throws IOException {
        this.api = api;
        host = api.getHost() + ":" + api.getPort();
        connect();
    }

    private void connect() throws IOException {
        socket = new Socket(api.getHost(), api.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
        out = socket.getOutputStream();
    }

    public Answer post(String path, String token, byte[] body) throws IOException {
        return send("POST", path, token, "application/json", body);
    }

    public Answer get(String path, String token) throws IOException {
        return send("GET", path, token, null, new byte[0]);
    }

    public Answer send(String method, String path, String token, String type, byte[] body) throws IOException {
        var head = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + token
                + "\r\nAccept: application/json\r\n" + (type == null ? "" : "Content-Type: " + type + "\r\n")
                + "Content-Length: " + body.length + "\r\n\r\n";
        var headBytes = head.getBytes(StandardCharsets.ISO_8859_1);
        var request = new byte[headBytes.length + body.length];
        System.arraycopy(headBytes, 0, request, 0, headBytes.length);
        System.arraycopy(body, 0, request, headBytes.length, body.length);
        out.write(request);
        out.flush();
        return read();
    }

    private Answer read() throws IOException {
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        var length = 0;
        var chunked = false;
        var closes = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).trim());
            }
            closes |= lower.startsWith("connection:") && lower.contains("close");
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        var answer = new Answer(status, chunked ? chunks() : in.readNBytes(length));
        if (closes) {
            socket.close();
            connect();
        }
        return answer;
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = chunkSize(); size > 0; size = chunkSize()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().split(";", 2)[0].trim(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
