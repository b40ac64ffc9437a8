package io.stamgast.message;

import io.stamgast.kernel.SecretBoxes;
import io.stamgast.message.unsubscribe.Subscriptions;
import io.stamgast.message.unsubscribe.UnsubscribeLinks;
import io.stamgast.testing.Database;
import io.stamgast.testing.MovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A tenant that queues e-mails, at a time that stands still until a test moves it. */
public final class Mailroom {

    public static final String PUBLIC_URL = "https://loyalty.example";

    public final MovedClock clock = new MovedClock(Instant.parse("2026-11-30T12:00:00Z"));
    public final int tenant;
    public final UnsubscribeLinks links = new UnsubscribeLinks(SecretBoxes.of(1), PUBLIC_URL);
    public final Subscriptions subscriptions = new Subscriptions(Database.work(), links, clock);

    public Mailroom() {
        this(Database.newTenant());
    }

    /** Of a tenant that there is. */
    public Mailroom(int tenant) {
        this.tenant = tenant;
    }

    public Email email(String key, String address) {
        return Email.transactional(key, Recipient.of(address), Written.PLAIN, clock.instant());
    }

    public Email offer(String key, String address) {
        return Email.optional(key, Recipient.of(address), Written.PLAIN, clock.instant());
    }

    public boolean queue(Email email) {
        return Database.work().call(tenant, connection -> Emails.queue(connection, tenant, email));
    }

    public void pass(Duration time) {
        clock.moveTo(clock.instant().plus(time));
    }

    public EmailState state(String key) {
        return EmailState.valueOf(text("state", key));
    }

    public UUID id(String key) {
        return UUID.fromString(text("id", key));
    }

    /** A column of the e-mail, as text. */
    public String text(String column, String key) {
        return Database.work().call(tenant, connection -> {
            try (var query = connection.prepareStatement(
                    "select " + column + "::text from app.email where tenant_id = ? and key = ?")) {
                query.setInt(1, tenant);
                query.setString(2, key);
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getString(1);
                }
            }
        });
    }

    public String token(String address) {
        var link = links.link(tenant, address);
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
