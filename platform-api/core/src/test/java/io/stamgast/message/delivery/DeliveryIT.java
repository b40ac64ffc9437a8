package io.stamgast.message.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.stamgast.message.Email;
import io.stamgast.message.EmailState;
import io.stamgast.message.Mailroom;
import io.stamgast.message.Recipient;
import io.stamgast.message.Written;
import io.stamgast.message.letter.Language;
import io.stamgast.testing.Database;
import io.stamgast.testing.Heard;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryIT {

    // held here, so that its level is kept
    private static final Logger SERVER = Logger.getLogger("com.icegreen.greenmail");

    private final GreenMail mail = started();
    private final Mailroom room = new Mailroom();
    private final Delivery delivery = Deliveries.to(mail.getSmtp().getPort(), room);

    private static GreenMail started() {
        SERVER.setLevel(Level.WARNING);
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    private void run() {
        delivery.run(room.tenant, room.clock.instant());
    }

    private MimeMessage only() {
        assertEquals(1, mail.getReceivedMessages().length);
        return mail.getReceivedMessages()[0];
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void anEmailArrivesOnceInBothForms() throws Exception {
        Database.executeAsOwner(room.tenant, "update app.tenant set name = 'Müller & Söhne' where id = ?",
                room.tenant);
        room.queue(new Email("gift/1", new Recipient("Jan@Example.com", "Jan", null, null, Language.DE), Written.GIFT,
                Written.GIFT_DATA, Email.Kind.TRANSACTIONAL, "/rewards", room.clock.instant()));
        run();
        run();
        var received = only();
        var from = (InternetAddress) received.getFrom()[0];
        assertEquals("Müller & Söhne", from.getPersonal());
        assertEquals(Deliveries.FROM, from.getAddress());
        assertEquals("Jan <jan@example.com>", received.getAllRecipients()[0].toString());
        assertEquals("1.234 Punkte für Jan <b>& Co</b>", received.getSubject());
        assertEquals("<" + room.id("gift/1") + "." + room.tenant + "@stamgast.example>", received.getMessageID());
        assertEquals(room.clock.instant(), received.getSentDate().toInstant());
        assertEquals("auto-generated", received.getHeader("Auto-Submitted", null));
        assertNull(received.getHeader("List-Unsubscribe"));
        var parts = (MimeMultipart) received.getContent();
        assertTrue(parts.getContentType().startsWith("multipart/alternative"));
        assertTrue(parts.getBodyPart(0).isMimeType("text/plain"));
        assertTrue(parts.getBodyPart(0).getContent().toString().contains("Müller & Söhne"));
        assertTrue(parts.getBodyPart(1).isMimeType("text/html"));
        assertTrue(parts.getBodyPart(1).getContent().toString().contains("Müller &amp; Söhne"));
        assertEquals(EmailState.SENT, room.state("gift/1"));
        assertNull(room.text("error", "gift/1"));
    }

    @Test
    void whatATestModeWritesSaysSo() throws Exception {
        var live = Database.newTenant();
        var test = new Mailroom(Database.newTestMode(live));
        var same = new Mailroom(live);
        for (var one : List.of(test, same)) {
            one.queue(one.email("1", "jan@example.com"));
            Deliveries.to(mail.getSmtp().getPort(), one).run(one.tenant, one.clock.instant());
        }
        var subjects = Arrays.stream(mail.getReceivedMessages()).map(DeliveryIT::subject).toList();
        assertEquals("[Test] " + subjects.get(1), subjects.get(0));
    }

    private static String subject(MimeMessage message) {
        try {
            return message.getSubject();
        } catch (MessagingException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void nothingIsSentBeforeItsTime() {
        var later = room.clock.instant().plus(Duration.ofHours(1));
        room.queue(Email.transactional("1", Recipient.of("jan@example.com"), Written.PLAIN, later));
        run();
        assertEquals(0, mail.getReceivedMessages().length);
        room.pass(Duration.ofHours(1));
        run();
        only();
    }

    @Test
    void twoRunnersShareTheWorkAndSendEachOnce() throws Exception {
        for (var i = 0; i < 40; i++) {
            room.queue(room.email("key/" + i, "member" + i + "@example.com"));
        }
        var runners = Executors.newFixedThreadPool(2);
        try {
            var other = Deliveries.to(mail.getSmtp().getPort(), room);
            var first = runners.submit(this::run);
            var second = runners.submit(() -> other.run(room.tenant, room.clock.instant()));
            first.get();
            second.get();
        } finally {
            runners.shutdown();
        }
        var received = Arrays.stream(mail.getReceivedMessages())
                .collect(Collectors.groupingBy(DeliveryIT::recipient, Collectors.counting()));
        assertEquals(40, received.size());
        assertEquals(1, received.values().stream().mapToLong(Long::longValue).max().orElseThrow());
        assertEquals(40, Database.number(room.tenant, "select count(*) from app.email where state = 'SENT'"));
    }

    @Test
    void oneTurnSendsNoOtherTenantsEmails() {
        var other = new Mailroom();
        other.queue(other.email("1", "theirs@example.com"));
        room.queue(room.email("1", "ours@example.com"));
        run();
        assertEquals("ours@example.com", recipient(only()));
        assertEquals(EmailState.QUEUED, other.state("1"));
    }

    @Test
    void aServerThatIsNotThereIsAskedAgainLater() {
        room.queue(room.email("1", "jan@example.com"));
        var port = mail.getSmtp().getPort();
        mail.stop();
        try (var log = new Heard(Delivery.class.getName())) {
            run();
            assertEquals(1, log.messages().size());
        }
        assertEquals(EmailState.QUEUED, room.state("1"));
        assertTrue(room.text("error", "1").startsWith("The mail server can't be reached:"), room.text("error", "1"));
        var again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            room.pass(Duration.ofSeconds(59));
            run();
            assertEquals(EmailState.QUEUED, room.state("1"), "not yet");
            room.pass(Duration.ofSeconds(1));
            run();
            assertEquals(EmailState.SENT, room.state("1"));
            assertEquals(1, again.getReceivedMessages().length);
        } finally {
            again.stop();
        }
    }

    @Test
    void withoutAMailServerEmailsWait() {
        room.queue(room.email("1", "jan@example.com"));
        Deliveries.by(Deliveries.none(), room).run(room.tenant, room.clock.instant());
        assertEquals(EmailState.QUEUED, room.state("1"));
        assertEquals("0", room.text("attempts", "1"));
        run();
        only();
    }

    @Test
    void aMailServerNeedsASendersAddress() {
        var none = Optional.<String>empty();
        var host = Optional.of("127.0.0.1");
        assertThrows(IllegalStateException.class, () -> new MailServer(host, 25, none, none, "none", none, 5));
    }

    @Test
    void whoUnsubscribedGetsNoOffersButStillBills() throws Exception {
        var token = room.token("jan@example.com");
        room.subscriptions.change(token, true);
        room.queue(room.offer("offer/1", "jan@example.com"));
        room.queue(room.email("bill/1", "jan@example.com"));
        room.queue(room.offer("offer/2", "piet@example.com"));
        run();
        assertEquals(EmailState.SUPPRESSED, room.state("offer/1"));
        assertEquals(EmailState.SENT, room.state("bill/1"));
        assertEquals(EmailState.SENT, room.state("offer/2"));
        assertEquals(2, mail.getReceivedMessages().length);

        room.subscriptions.change(token, false);
        room.queue(room.offer("offer/3", "jan@example.com"));
        run();
        assertEquals(EmailState.SUPPRESSED, room.state("offer/1"));
        assertEquals(EmailState.SENT, room.state("offer/3"));
    }

    @Test
    void anOfferSaysHowToUnsubscribeWithOneClick() throws Exception {
        room.queue(room.offer("offer/1", "jan@example.com"));
        run();
        var received = only();
        assertArrayEquals(new String[] {"List-Unsubscribe=One-Click"}, received.getHeader("List-Unsubscribe-Post"));
        var header = received.getHeader("List-Unsubscribe", null);
        assertTrue(header.matches("<https://loyalty\\.example/api/v1/unsubscribe/[\\w-]+>"), header);
        var link = header.substring(1, header.length() - 1);
        var text = ((MimeMultipart) received.getContent()).getBodyPart(0).getContent().toString();
        assertTrue(text.contains(link), text);
        var token = link.substring(link.lastIndexOf('/') + 1);
        assertEquals("jan@example.com", room.subscriptions.find(token).orElseThrow().address());
    }

    @Test
    void lettersAreForgottenAfterTheirTimeAndRowsStay() {
        room.queue(room.email("1", "jan@example.com"));
        room.queue(Email.transactional("later", Recipient.of("jan@example.com"), Written.PLAIN,
                room.clock.instant().plus(Duration.ofDays(400))));
        run();
        var retention = new LetterRetention(Database.work(), 90);
        retention.run(room.tenant, room.clock.instant().plus(Duration.ofDays(90)));
        assertTrue(room.text("letter", "1").contains("Hello."));
        retention.run(room.tenant, room.clock.instant().plus(Duration.ofDays(90)).plusSeconds(1));
        assertNull(room.text("letter", "1"));
        assertEquals("Welcome", room.text("subject", "1"));
        assertTrue(room.text("letter", "later").contains("Hello."), "it is not sent yet");
    }

    @Test
    void dataThatNobodyNamesAreNoMistake() {
        room.queue(new Email("1", Recipient.of("jan@example.com"), Written.PLAIN, Map.of("other", 1),
                Email.Kind.TRANSACTIONAL, null, room.clock.instant()));
        run();
        only();
    }
}
