package io.stamgast.demo.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes every e-mail, passes none on, and shows them as JSON; they are gone when it stops. */
public final class MailServer {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String PATH = "/mails";
    private static final String TO = "to=";

    private final int port;
    private final int pagePort;
    private GreenMail server;
    private HttpServer pages;
    private boolean stopped;

    /** @param pagePort where what came can be read */
    public MailServer(int port, int pagePort) {
        this.port = port;
        this.pagePort = pagePort;
    }

    public String host() {
        return LOOPBACK;
    }

    /** {@code 127.0.0.1:PORT}. */
    public String smtp() {
        return LOOPBACK + ":" + port;
    }

    /** The address of the list of all e-mails, the oldest first; with {@code ?to=ADDRESS} of those to one. */
    public String api() {
        return "http://" + LOOPBACK + ":" + pagePort + PATH;
    }

    public synchronized void start() throws IOException {
        if (stopped) {
            return;
        }
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(MailServer.class.getClassLoader()); // Jakarta Mail finds its parts by the thread's
        try {
            listen();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    /** All threads that begin here have this one's class loader. */
    private void listen() throws IOException {
        server = new GreenMail(new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_SMTP));
        server.start();
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getByName(LOOPBACK), pagePort), 0);
        pages.createContext(PATH, this::answer);
        pages.start();
    }

    public synchronized void stop() {
        stopped = true;
        if (pages != null) {
            pages.stop(0);
        }
        if (server != null) {
            server.stop();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = exchange.getRequestURI().getRawQuery();
            var to = query != null && query.startsWith(TO)
                    ? URLDecoder.decode(query.substring(TO.length()), StandardCharsets.UTF_8) : null;
            var body = new ObjectMapper().writeValueAsBytes(Map.of("items", mails(to)));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (MessagingException unreadable) {
            throw new IOException(unreadable);
        }
    }

    private List<Map<String, Object>> mails(String to) throws MessagingException, IOException {
        var mails = new ArrayList<Map<String, Object>>();
        for (var mail : server.getReceivedMessages()) {
            if (to == null || isTo(mail, to)) {
                mails.add(view(mail));
            }
        }
        return mails;
    }

    private static Map<String, Object> view(MimeMessage mail) throws MessagingException, IOException {
        var view = new LinkedHashMap<String, Object>();
        view.put("from", addresses(mail.getFrom()));
        view.put("to", addresses(mail.getAllRecipients()));
        view.put("subject", mail.getSubject());
        view.put("messageId", mail.getMessageID());
        view.put("listUnsubscribe", mail.getHeader("List-Unsubscribe", null));
        view.put("text", content(mail, "text/plain"));
        view.put("html", content(mail, "text/html"));
        return view;
    }

    private static boolean isTo(MimeMessage mail, String address) throws MessagingException {
        return Arrays.stream(mail.getAllRecipients())
                .anyMatch(to -> to instanceof InternetAddress known && known.getAddress().equalsIgnoreCase(address));
    }

    /** With names and accents as people read them. */
    private static String addresses(Address[] addresses) {
        return Arrays.stream(addresses).map(address -> ((InternetAddress) address).toUnicodeString())
                .collect(Collectors.joining(", "));
    }

    /** The first part of that type; null when there is none. */
    private static String content(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var found = content(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
