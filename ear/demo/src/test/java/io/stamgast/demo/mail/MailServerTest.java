package io.stamgast.demo.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailServerTest {

    private MailServer mail;

    @BeforeEach
    void start() throws IOException {
        mail = new MailServer(freePort(), freePort());
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return probe.getLocalPort();
        }
    }

    private void send(String to, String subject) throws Exception {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", mail.host());
        properties.setProperty("mail.smtp.port", mail.smtp().substring(mail.smtp().indexOf(':') + 1));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("loyalty@demo.example", "Café", "UTF-8"));
        message.setRecipients(RecipientType.TO, to);
        message.setSubject(subject, "UTF-8");
        var text = new MimeBodyPart();
        text.setText("één", "UTF-8");
        var html = new MimeBodyPart();
        html.setText("<p>één</p>", "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        Transport.send(message);
    }

    private JsonNode read(String query) throws Exception {
        var answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(mail.api() + query)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        return new ObjectMapper().readTree(answer.body()).get("items");
    }

    @Test
    void whatItTakesCanBeReadInTheOrderItCame() throws Exception {
        assertEquals(0, read("").size());
        send("jan@demo.example", "Größe");
        send("Piet <piet@demo.example>", "two");
        var mails = read("");
        assertEquals(2, mails.size());
        assertEquals("\"Café\" <loyalty@demo.example>", mails.at("/0/from").asText());
        assertEquals("Größe", mails.at("/0/subject").asText());
        assertEquals("één", mails.at("/0/text").asText());
        assertEquals("<p>één</p>", mails.at("/0/html").asText());
        assertTrue(mails.at("/0/listUnsubscribe").isNull());
        assertEquals("two", read("?to=piet%40demo.example").at("/0/subject").asText());
        assertEquals(1, read("?to=PIET@demo.example").size());
    }

    @Test
    void onceStoppedItBeginsNoMore() throws Exception {
        mail.stop();
        mail.start();
        assertThrows(IOException.class, () -> read(""));
    }
}
