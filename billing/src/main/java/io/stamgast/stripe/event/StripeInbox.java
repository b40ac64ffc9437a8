package io.stamgast.stripe.event;

import static io.stamgast.kernel.Stored.utc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import io.stamgast.stripe.StripeAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes what Stripe tells: checks that it is Stripe, stores it, and no more. */
@ApplicationScoped
public class StripeInbox {

    private static final Logger LOG = Logger.getLogger(StripeInbox.class.getName());
    private static final long TOLERANCE_SECONDS = 300;
    private static final String OWNER = "select o.owner from app.stripe_account_owner o where o.stripe_account = ?";
    private static final String STRAY = """
            insert into app.stripe_stray_event as e (id, stripe_account, type, payload, received_at)
            values (?, ?, ?, ?, ?) on conflict do nothing""";

    /** An account never changes its tenant. */
    private final Cache<String, Integer> owners = Caffeine.newBuilder().maximumSize(10_000).build();

    @Inject
    TenantWork work;
    @Inject
    StripeAccess access;
    @Inject
    Clock clock;

    protected StripeInbox() {
        // for CDI
    }

    /** For tests and tools outside a container. */
    public StripeInbox(TenantWork work, StripeAccess access, Clock clock) {
        this.work = work;
        this.access = access;
        this.clock = clock;
    }

    /**
     * Stores an event, once however often it comes.
     *
     * @param body as it came, byte by byte
     * @param signature the header {@code Stripe-Signature}; null for none
     * @throws DomainException 400 {@code invalid-signature}, {@code invalid-event}
     */
    public void receive(byte[] body, String signature) {
        var payload = new String(body, StandardCharsets.UTF_8);
        var signed = signature == null ? List.<String>of()
                : access.webhookSecrets().stream().filter(secret -> isSigned(payload, signature, secret)).toList();
        if (signed.isEmpty()) {
            throw DomainException.malformed("invalid-signature",
                    "The header Stripe-Signature must hold a signature of this body, made in the last five minutes.");
        }
        var event = StripeEvent.read(payload);
        var owner = event.stripeAccount() == null ? null : owners.get(event.stripeAccount(), this::readOwner);
        if (owner != null && signed.stream().anyMatch(secret -> access.tells(owner, secret, event.isReal()))) {
            keep(owner, event, payload);
        } else if (owner == null || !isCopy(owner, event)) {
            keepStray(event, payload);
        }
    }

    /** An endpoint for real events is told of a test mode's too; that mode's own endpoint is told of them as well. */
    private static boolean isCopy(int owner, StripeEvent event) {
        return CurrentTenant.isTest(owner) && Boolean.FALSE.equals(event.isReal());
    }

    /** Nothing is kept for a test mode that has been wiped. */
    private void keep(int owner, StripeEvent event, String payload) {
        try {
            work.call(owner, connection -> {
                new EventTable(connection, owner).insert(event, payload, clock.instant());
                return null;
            });
        } catch (DatabaseFailure failure) {
            if (!failure.isOfWipedTenant()) {
                throw failure;
            }
        }
    }

    private void keepStray(StripeEvent event, String payload) {
        work.raw(connection -> {
            if (keepStray(connection, event, payload)) {
                LOG.log(Level.WARNING, "event {0} ({1}) of account {2} is no tenant''s; it is kept",
                        new Object[] {event.id(), event.type(), event.stripeAccount()});
            }
            return null;
        });
    }

    private boolean isSigned(String payload, String signature, String secret) {
        try {
            return Webhook.Signature.verifyHeader(payload, signature, secret, TOLERANCE_SECONDS, clock);
        } catch (SignatureVerificationException notThisOne) {
            return false;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException garbled) {
            return false; // Stripe's library reads a header that is none without looking
        }
    }

    private Integer readOwner(String stripeAccount) {
        return work.raw(connection -> {
            try (var query = connection.prepareStatement(OWNER)) {
                query.setString(1, stripeAccount);
                try (var row = query.executeQuery()) {
                    return row.next() ? row.getInt(1) : null;
                }
            }
        });
    }

    /** @return whether it came for the first time */
    private boolean keepStray(Connection connection, StripeEvent event, String payload) throws SQLException {
        try (var insert = connection.prepareStatement(STRAY)) {
            insert.setString(1, event.id());
            insert.setString(2, event.stripeAccount());
            insert.setString(3, event.type());
            insert.setString(4, payload);
            insert.setObject(5, utc(clock.instant()));
            return insert.executeUpdate() == 1;
        }
    }
}
