package io.stamgast.message.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers as a test says, where a real one would be hard to bring to it. */
final class FakeServer implements AutoCloseable {

    /** Instead of an answer: the connection ends. */
    static final String HANGS_UP = "hangs up";
    /** The command that the end of the content counts as. */
    static final String END = ".";

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> contents = new CopyOnWriteArrayList<>();

    FakeServer() {
        try {
            socket = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var thread = new Thread(this::serve, "fake mail server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** @param command such as {@code RCPT}, or {@link #END} */
    FakeServer answering(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** From now on it takes everything. */
    void recover() {
        answers.clear();
    }

    /** What it was given whole, whether or not it answered. */
    List<String> contents() {
        return contents;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (var client = socket.accept()) {
                converse(client);
            } catch (IOException gone) {
                continue; // the next client, or the end
            }
        }
    }

    private void converse(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, "220 fake");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            if (!answer(client, command, command.equals("DATA") ? "354 go on" : "250 fine")) {
                return;
            }
            if (command.equals("DATA") && !answers.containsKey("DATA")) {
                contents.add(content(in));
                if (!answer(client, END, "250 taken")) {
                    return;
                }
            }
        }
    }

    private static String content(BufferedReader in) throws IOException {
        var content = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals(END); line = in.readLine()) {
            content.append(line).append('\n');
        }
        return content.toString();
    }

    private boolean answer(Socket client, String command, String otherwise) throws IOException {
        var answer = answers.getOrDefault(command, otherwise);
        if (!answer.equals(HANGS_UP)) {
            say(client, answer);
        }
        return !answer.equals(HANGS_UP);
    }

    private static void say(Socket client, String answer) throws IOException {
        client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
