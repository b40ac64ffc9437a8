package io.stamgast.message.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.stamgast.message.EmailState;
import io.stamgast.message.Mailroom;
import io.stamgast.testing.Heard;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins and encryption, as the settings have them. */
class MailServerIT {

    // held here, so that its level is kept
    private static final Logger SERVER = Logger.getLogger("com.icegreen.greenmail");

    private final Mailroom room = new Mailroom();

    MailServerIT() {
        SERVER.setLevel(Level.OFF); // it tells at length of what it doesn't understand
        room.queue(room.email("1", "jan@example.com"));
    }

    /** Sends to a server that has one user and no encryption. */
    private void deliver(String password, String security) {
        var mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.setUser("loyalty@example.com", "stamgast", "right");
        mail.start();
        try (var log = new Heard(Delivery.class.getName())) {
            var user = Optional.ofNullable(password).map(given -> "stamgast");
            var server = new MailServer(Optional.of("127.0.0.1"), mail.getSmtp().getPort(), user,
                    Optional.ofNullable(password), security, Optional.of(Deliveries.FROM), 5);
            Deliveries.by(server, room).run(room.tenant, room.clock.instant());
            assertEquals(room.state("1") == EmailState.SENT ? 0 : 1, log.messages().size());
            assertEquals(room.state("1") == EmailState.SENT ? 1 : 0, mail.getReceivedMessages().length);
        } finally {
            mail.stop();
        }
    }

    @Test
    void aLoginIsUsed() {
        deliver("right", "none");
        assertEquals(EmailState.SENT, room.state("1"));
    }

    @Test
    void aRefusedLoginIsNoRefusalOfTheEmail() {
        deliver("wrong", "none");
        assertEquals(EmailState.QUEUED, room.state("1"));
        assertTrue(room.text("error", "1").startsWith("The mail server refuses our login:"), room.text("error", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"starttls", "tls"})
    void nothingIsSentInTheClearWhereEncryptionIsAskedFor(String security) {
        deliver(null, security);
        assertEquals(EmailState.QUEUED, room.state("1"));
        assertTrue(room.text("error", "1").startsWith("The mail server can't be reached:"), room.text("error", "1"));
    }
}
