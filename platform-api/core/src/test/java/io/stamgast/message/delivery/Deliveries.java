package io.stamgast.message.delivery;

import io.stamgast.message.Mailroom;
import io.stamgast.testing.Database;
import java.util.Optional;

/** Deliveries of a test's mailroom to a mail server on this machine. */
final class Deliveries {

    static final String FROM = "loyalty@stamgast.example";

    private Deliveries() {
    }

    static Delivery to(int port, Mailroom room) {
        return by(new MailServer(Optional.of("127.0.0.1"), port, Optional.empty(), Optional.empty(), "none",
                Optional.of(FROM), 5), room);
    }

    static Delivery by(MailServer server, Mailroom room) {
        return new Delivery(Database.work(), server, room.links, Mailroom.PUBLIC_URL, room.clock);
    }

    static MailServer none() {
        return new MailServer(Optional.empty(), 587, Optional.empty(), Optional.empty(), "starttls",
                Optional.empty(), 5);
    }
}
