package io.stamgast.message.desk;

import io.stamgast.account.AccountIds;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.message.EmailState;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The e-mails of the current tenant. */
@ApplicationScoped
public class EmailDesk {

    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Audit audit;
    @Inject
    Clock clock;
    @Inject
    @ConfigProperty(name = "stamgast.public.url")
    String publicUrl;

    /**
     * E-mails without their texts, the latest first.
     *
     * @param state null for every state, like {@code recipient} (an address) and {@code account}
     * @param before the id after which the page begins; null for the first page
     * @throws DomainException ({@code not-found}, 404) when the tenant has no such account
     */
    @Transactional
    public List<EmailView> list(EmailState state, String recipient, Reference account, UUID before, int limit) {
        try {
            var about = account == null ? null : AccountIds.find(connection.get(), tenant.id(), account)
                    .orElseThrow(() -> DomainException.notFound("account", account));
            var address = recipient == null ? null : recipient.toLowerCase(Locale.ROOT);
            return table().list(state, address, about, before, limit);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such e-mail */
    @Transactional
    public EmailView find(UUID id) {
        try {
            return table().find(id, publicUrl).orElseThrow(() -> DomainException.notFound("email", id));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Has one that failed, or whose fate is unknown, sent again; the latter may then arrive twice.
     *
     * @throws DomainException 404; 409 {@code wrong-state}, also when its text is deleted
     */
    @Transactional
    public EmailView retry(UUID id) {
        var before = find(id);
        try {
            if (!table().retry(id, clock.instant())) {
                throw DomainException.conflict("wrong-state", "Only an e-mail that is FAILED or UNKNOWN, and whose text"
                        + " is still there, can be sent again; this one is " + before.state() + ".");
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        audit.record("retried", "email", id, Map.of("state", before.state()), Map.of("state", EmailState.QUEUED));
        return find(id);
    }

    private EmailTable table() {
        return new EmailTable(connection.get(), tenant.id());
    }
}
