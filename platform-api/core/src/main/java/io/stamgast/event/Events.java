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
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The events of the current tenant. */
@ApplicationScoped
class Events {

    /**
     * Events that were found.
     *
     * @param end behind everything that could be read just before
     */
    record Found(List<StoredEvent> events, Position end) {

        /**
         * Where to go on after so many of them: where there are no more, also behind what was passed over.
         *
         * @param shown above 0
         */
        Position goOn(int shown) {
            if (events.size() > shown) {
                return events.get(shown - 1).position();
            }
            return Stream.concat(events.stream().map(StoredEvent::position), Stream.of(end))
                    .max(Comparator.naturalOrder()).orElseThrow();
        }
    }

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
    Found after(Position position, int limit, Collection<String> types, Reference account, UUID subject,
                Instant since) {
        var wanted = types.contains("*") ? null : EventTypes.matching(types, "type");
        return work.call(tenant.id(), connection -> {
            var of = account == null ? null : AccountIds.find(connection, tenant.id(), account)
                    .orElseThrow(() -> DomainException.notFound("account", account));
            var end = EventFeed.end(connection); // first: whatever is before it is seen by what reads afterwards
            return new Found(EventFeed.after(connection, tenant.id(), position, limit,
                    new EventFilter(wanted, of, subject, since)), end);
        });
    }

    /** @throws DomainException ({@code not-found}, 404) when the tenant has no such event, or no more */
    StoredEvent find(UUID id) {
        return work.call(tenant.id(), connection -> EventFeed.find(connection, tenant.id(), id))
                .orElseThrow(() -> DomainException.notFound("event", id));
    }
}
