package io.stamgast.event;

import io.stamgast.account.AccountIds;
import io.stamgast.event.type.EventTypes;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import io.stamgast.web.Reference;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The events of the current tenant. */
@ApplicationScoped
class Events {

    @Inject
    TenantWork work;
    @Inject
    CurrentTenant tenant;

    /**
     * Events behind a position, in their order.
     *
     * @param types patterns
     * @param account null for every account, and for what concerns none; like {@code subject} and {@code since}
     * @throws DomainException 400 {@code unknown-event-type}; 404 for an account that the tenant doesn't have; 410
     *         {@code events-gone}
     */
    List<StoredEvent> after(Position position, int limit, Collection<String> types, Reference account, UUID subject,
                            Instant since) {
        var wanted = types.contains("*") ? null : EventTypes.matching(types, "type");
        return work.call(tenant.id(), connection -> {
            var of = account == null ? null : AccountIds.find(connection, tenant.id(), account)
                    .orElseThrow(() -> DomainException.notFound("account", account));
            return EventFeed.after(connection, tenant.id(), position, limit,
                    new EventFilter(wanted, of, subject, since));
        });
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such event, or no more */
    StoredEvent find(UUID id) {
        return work.call(tenant.id(), connection -> EventFeed.find(connection, tenant.id(), id))
                .orElseThrow(() -> DomainException.notFound("event", id));
    }
}
