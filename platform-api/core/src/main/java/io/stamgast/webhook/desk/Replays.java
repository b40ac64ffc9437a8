package io.stamgast.webhook.desk;

import io.stamgast.event.EventFeed;
import io.stamgast.event.EventFilter;
import io.stamgast.event.Position;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.TenantWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Sends many deliveries again, some thousand in a transaction: while one lasts, nobody's later events are seen. What
 * ends after the begin is not sent again a second time.
 */
@ApplicationScoped
class Replays {

    private static final long MOST = 100_000;
    private static final int PIECE = 5000;

    @Inject
    TenantWork work;
    @Inject
    CurrentTenant tenant;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /**
     * Sends again those that there are.
     *
     * @throws DomainException ({@code too-many-deliveries}, 422)
     */
    long again(UUID endpoint, ReplayBody wanted) {
        var begun = clock.instant();
        work.call(tenant.id(), connection -> {
            announce(connection, endpoint, wanted, begun);
            return null;
        });
        var deliveries = 0L;
        for (var after = Ids.NIL; after != null;) {
            var from = after;
            var piece = work.call(tenant.id(), connection ->
                    rows(connection, endpoint).again(wanted, begun, from, PIECE));
            deliveries += piece.deliveries();
            after = piece.end();
        }
        return deliveries;
    }

    private void announce(Connection connection, UUID endpoint, ReplayBody wanted, Instant begun) throws SQLException {
        var count = rows(connection, endpoint).count(wanted, begun);
        if (count > MOST) {
            throw DomainException.ruleBroken("too-many-deliveries", "since",
                    "must be so that no more than " + MOST + " are sent again at once");
        }
        audit.record(connection, tenant.id(), "replayed", DeliveryDesk.TYPE, endpoint, null,
                Map.of("wanted", wanted, "deliveries", count));
    }

    /** Has the endpoint follow events from there once more, where some may have been missed. */
    void back(UUID endpoint, ReplayBody wanted) {
        work.call(tenant.id(), connection -> {
            back(connection, endpoint, wanted);
            return null;
        });
    }

    private void back(Connection connection, UUID endpoint, ReplayBody wanted) throws SQLException {
        if (wanted.what() == ReplayBody.What.MISSED) {
            rows(connection, endpoint).back(before(connection, wanted.since()));
        }
    }

    /**
     * The same, and counts what is to be tried before anything of what was missed can be.
     *
     * @param types of which deliveries are made; null for every type
     */
    DeliveryDesk.Begun backAndCount(UUID endpoint, ReplayBody wanted, Collection<String> types) {
        return work.call(tenant.id(), connection -> {
            back(connection, endpoint, wanted);
            var upTo = Ids.next();
            return new DeliveryDesk.Begun(upTo, rows(connection, endpoint).untried(types, upTo));
        });
    }

    /** The place before the first event that occurred then or later. */
    private Position before(Connection connection, Instant time) throws SQLException {
        var first = EventFeed.after(connection, tenant.id(), Position.START, 1,
                new EventFilter(null, null, null, time));
        return first.isEmpty() ? EventFeed.end(connection)
                : new Position(first.get(0).position().life(), first.get(0).position().transaction(), Ids.NIL);
    }

    private ReplayTable rows(Connection connection, UUID endpoint) {
        return new ReplayTable(connection, tenant.id(), endpoint);
    }
}
