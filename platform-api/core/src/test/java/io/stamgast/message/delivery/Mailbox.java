package io.stamgast.message.delivery;

import io.stamgast.kernel.SecretBoxes;
import io.stamgast.kernel.TenantWork;
import io.stamgast.message.unsubscribe.UnsubscribeLinks;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A mail server that takes everything, for tests of other features. */
public final class Mailbox implements AutoCloseable {

    private static final String PUBLIC_URL = "https://loyalty.example";
    private static final Pattern ID = Pattern.compile("(?m)^Message-ID: <([0-9a-f-]{36})");

    private final FakeServer server = new FakeServer();

    /** What sends to it. */
    public Delivery delivery(TenantWork work, Clock clock) {
        var there = new MailServer(Optional.of("127.0.0.1"), server.port(), Optional.empty(), Optional.empty(), "none",
                Optional.of("loyalty@stamgast.example"), 5);
        return new Delivery(work, there, new UnsubscribeLinks(SecretBoxes.of(1), PUBLIC_URL), PUBLIC_URL, clock);
    }

    /** The ids of the e-mails that came whole, each as often as it came. */
    public List<UUID> taken() {
        return server.contents().stream().map(content -> {
            var id = ID.matcher(content);
            if (!id.find()) {
                throw new AssertionError(content);
            }
            return UUID.fromString(id.group(1));
        }).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
