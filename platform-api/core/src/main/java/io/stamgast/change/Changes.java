package io.stamgast.change;

import io.stamgast.event.EventFeed;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The changes of the current tenant. */
@ApplicationScoped
class Changes {

    /**
     * Changes that were found.
     *
     * @param more whether others can be read already
     * @param goOn where to go on: where there are no more, also behind what was passed over
     */
    record Found(List<ChangeView> items, boolean more, Place goOn) {
    }

    private TenantWork work;
    private CurrentTenant tenant;

    protected Changes() {
        // for the client proxy
    }

    @Inject
    Changes(TenantWork work, CurrentTenant tenant) {
        this.work = work;
        this.tenant = tenant;
    }

    /**
     * Changes behind a place, in their order.
     *
     * @param limit how many at most
     * @param kinds at least one
     * @throws DomainException ({@code changes-gone}, 410)
     */
    Found after(Place place, int limit, Set<ChangeKind> kinds) {
        return work.call(tenant.id(), connection -> {
            // first: whatever is before the end is seen by what reads afterwards
            var end = Place.of(EventFeed.end(connection));
            var found = ChangeFeed.after(connection, tenant.id(), place, limit + 1, kinds);
            var shown = found.subList(0, Math.min(limit, found.size()));
            var items = new ChangedObjects(connection, tenant.id()).show(shown);
            var more = found.size() > limit;
            var places = Stream.concat(shown.stream().map(Change::place), more ? Stream.of() : Stream.of(end, place));
            return new Found(items, more, places.max(Comparator.naturalOrder()).orElseThrow());
        });
    }
}
