package io.stamgast.message.delivery;

import io.stamgast.job.TenantTask;
import io.stamgast.kernel.TenantWork;
import io.stamgast.message.EmailState;
import io.stamgast.message.letter.Frame;
import io.stamgast.message.unsubscribe.UnsubscribeLinks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.UnsupportedEncodingException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends what is due: claim, send, mark, one e-mail after another. Without a mail server they wait. */
@ApplicationScoped
public class Delivery implements TenantTask {

    /** How long after an attempt that came to nothing the next one comes; the last one is about three days after. */
    static final List<Duration> WAITS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30),
            Duration.ofHours(2), Duration.ofHours(8), Duration.ofHours(12), Duration.ofHours(24),
            Duration.ofHours(24));
    /** Longer than a sending can take, with all its time-outs. */
    static final Duration LEASE = Duration.ofMinutes(30);

    private static final Logger LOG = Logger.getLogger(Delivery.class.getName());
    /** Others want their turn too. */
    private static final int MOST_OF_A_TURN = 200;
    /** How long this instance asks nothing of a mail server that it could not reach, for any tenant. */
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final String LOST = "The server stopped while it was sent: it may have arrived.";

    private final TenantWork work;
    private final MailServer server;
    private final UnsubscribeLinks links;
    private final String publicUrl;
    private final Clock clock;
    private volatile Instant reachableFrom = Instant.MIN;

    protected Delivery() {
        this(null, null, null, null, null); // for the client proxy
    }

    @Inject
    public Delivery(TenantWork work, MailServer server, UnsubscribeLinks links,
                    @ConfigProperty(name = "stamgast.public.url") String publicUrl, Clock clock) {
        this.work = work;
        this.server = server;
        this.links = links;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "emails";
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run(int tenantId, Instant now) {
        var next = work.call(tenantId, connection -> begin(new ClaimTable(connection, tenantId), now));
        if (next.isEmpty()) {
            return;
        }
        try (var post = server.open()) {
            for (var sent = 1; deliver(post, next.get()) && sent < MOST_OF_A_TURN; sent++) {
                next = work.call(tenantId,
                        connection -> new ClaimTable(connection, tenantId).next(now, clock.instant()));
                if (next.isEmpty()) {
                    return;
                }
            }
        }
    }

    /** One transaction for all that most turns come to: nothing to do. */
    private Optional<Claim> begin(ClaimTable table, Instant now) throws SQLException {
        table.markLost(now.minus(LEASE), LOST, now);
        table.suppress(now, now);
        return server.isSet() && !now.isBefore(reachableFrom) ? table.next(now, clock.instant()) : Optional.empty();
    }

    /** @return whether it makes sense to go on with others */
    private boolean deliver(Post post, Claim claim) {
        var outcome = send(post, claim);
        work.call(claim.tenantId(), connection -> {
            mark(new ClaimTable(connection, claim.tenantId()), claim, outcome, clock.instant());
            return null;
        });
        if (outcome.result() != Outcome.Result.UNREACHABLE) {
            return true;
        }
        LOG.log(Level.WARNING, "no e-mails are sent now: {0}", outcome.reason());
        reachableFrom = clock.instant().plus(PAUSE);
        return false;
    }

    private static void mark(ClaimTable table, Claim claim, Outcome outcome, Instant now) throws SQLException {
        switch (outcome.result()) {
            case SENT -> table.end(claim, EmailState.SENT, null, now);
            case REFUSED -> table.end(claim, EmailState.FAILED, outcome.reason(), now);
            case UNKNOWN -> table.end(claim, EmailState.UNKNOWN, outcome.reason(), now);
            default -> {
                if (claim.attempt() > WAITS.size()) {
                    table.end(claim, EmailState.FAILED, outcome.reason(), now);
                } else {
                    table.postpone(claim, now.plus(WAITS.get(claim.attempt() - 1)), outcome.reason());
                }
            }
        }
    }

    private Outcome send(Post post, Claim claim) {
        try {
            var unsubscribe = claim.optional() ? links.link(claim.tenantId(), claim.recipient()) : null;
            var frame = new Frame(claim.language(), claim.sender(), publicUrl, unsubscribe);
            var content = new OutgoingMail.Content(claim.sender(), frame.text(claim.letter()),
                    frame.html(claim.letter()), unsubscribe);
            return post.send(new OutgoingMail(post.session(), claim, content, server.from(), clock.instant()));
        } catch (MessagingException | UnsupportedEncodingException unfit) {
            return new Outcome(Outcome.Result.REFUSED, "It can't be made: " + unfit.getMessage());
        }
    }
}
