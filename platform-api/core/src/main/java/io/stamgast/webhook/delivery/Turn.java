package io.stamgast.webhook.delivery;

import io.stamgast.event.EventFeed;
import io.stamgast.event.EventFilter;
import io.stamgast.event.Position;
import io.stamgast.event.StoredEvent;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.SecretBox;
import io.stamgast.kernel.TenantWork;
import io.stamgast.webhook.endpoint.EndpointState;
import io.stamgast.webhook.health.Health;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A lane's unit of work: everything that the database has to do with it, in one transaction. */
@ApplicationScoped
class Turn {

    /** Of an endpoint that is not on any more. */
    private static final Result OVER = new Result(null, List.of(), false, false);

    private final TenantWork work;
    private final SecretBox box;
    private final Health health;
    private final Clock clock;

    protected Turn() {
        this(null, null, null, null); // for the client proxy
    }

    @Inject
    Turn(TenantWork work, SecretBox box, Health health, Clock clock) {
        this.work = work;
        this.box = box;
        this.health = health;
        this.clock = clock;
    }

    /**
     * What a lane comes with.
     *
     * @param setup null when none was read yet
     * @param ended what is to be written down
     * @param held the deliveries that it has, ended ones too
     * @param room how many more it can take
     * @param behind whether it is known that more are due than it could take; then no new ones are made
     */
    record Request(int tenantId, UUID endpoint, Setup setup, List<Ended> ended, Collection<UUID> held, int room,
                   boolean behind) {
    }

    /**
     * What a lane leaves with.
     *
     * @param setup null when the endpoint is not on any more
     * @param due what to send
     * @param more whether there is more to be had at once
     * @param behind whether more are due than there was room for
     */
    record Result(Setup setup, List<Delivery> due, boolean more, boolean behind) {
    }

    Result take(Request request) {
        try {
            return work.call(request.tenantId, connection -> take(connection, request));
        } catch (DatabaseFailure failure) {
            if (failure.isOfWipedTenant()) {
                return OVER;
            }
            throw failure;
        }
    }

    private Result take(Connection connection, Request request) throws SQLException {
        var deliveries = new DeliveryRows(connection, request.tenantId, request.endpoint);
        if (!request.ended.isEmpty()) {
            deliveries.end(request.ended);
            health.note(connection, request.tenantId, request.endpoint,
                    request.ended.stream().map(Ended::outcome).toList(), clock.instant());
        }
        var endpoints = new EndpointRows(connection, request.tenantId, request.endpoint);
        var head = endpoints.head();
        if (head.isEmpty() || head.get().state() != EndpointState.ON) {
            return OVER;
        }
        var setup = request.setup != null && request.setup.version() == head.get().version() ? request.setup
                : endpoints.setup(box);
        if (setup.ordered()) {
            deliveries.waitForHeads(request.ended.stream().filter(one -> one.outcome().dueAt() != null)
                    .map(one -> one.delivery().told().account()).filter(Objects::nonNull).toList());
        }
        if (request.room < 1) {
            return new Result(setup, List.of(), false, request.behind);
        }
        var made = request.behind ? List.<StoredEvent>of() : follow(connection, request, setup, head.get());
        var more = made.size() == request.room;
        var now = clock.instant();
        if (setup.ordered()) {
            deliveries.waitForHeads(made.stream().map(StoredEvent::accountId).filter(Objects::nonNull).toList());
        }
        var due = deliveries.due(setup.ordered(), request.held, now, request.room);
        if (setup.ordered() && due.isEmpty() && request.held.size() == request.ended.size()) {
            // nothing is on its way and nothing can be sent: what is due nevertheless waits for its account's head
            deliveries.waitForHeads(deliveries.overdue(now));
        }
        var kept = due.stream().filter(delivery -> delivery.told().data() != null).toList();
        if (kept.size() < due.size()) {
            deliveries.giveUp(due.stream().filter(delivery -> delivery.told().data() == null)
                    .map(delivery -> delivery.told().id()).toList(), now);
        }
        var behind = due.size() == request.room;
        return new Result(setup, kept, more || behind, behind);
    }

    /**
     * Makes deliveries of what happened since, as many as there is room for.
     *
     * @return of which they were made
     */
    private List<StoredEvent> follow(Connection connection, Request request, Setup setup, EndpointRows.Head head)
            throws SQLException {
        var end = EventFeed.end(connection);
        var events = events(connection, request.tenantId, head.position(), request.room, setup.types().filter());
        if (events.isEmpty() && events(connection, request.tenantId, head.position(), 1, EventFilter.ALL).isEmpty()) {
            return events;
        }
        var full = events.size() == request.room;
        var last = events.isEmpty() ? head.position() : events.get(events.size() - 1).position();
        // what lies between the last one that is wanted and the end is not wanted, and need not be looked at again
        var reached = full || last.compareTo(end) > 0 ? last : end;
        var moved = new EndpointRows(connection, request.tenantId, request.endpoint)
                .advance(head.position(), reached, head.lastSequence() + events.size());
        if (moved && !events.isEmpty()) {
            new DeliveryRows(connection, request.tenantId, request.endpoint)
                    .insert(events, head.lastSequence(), clock.instant());
        }
        return moved ? events : List.of();
    }

    /** From the beginning, where the place is none of this database's: what was delivered is known, and stays so. */
    private static List<StoredEvent> events(Connection connection, int tenantId, Position position, int limit,
                                            EventFilter wanted) throws SQLException {
        try {
            return EventFeed.after(connection, tenantId, position, limit, wanted);
        } catch (DomainException gone) {
            return EventFeed.after(connection, tenantId, Position.START, limit, wanted);
        }
    }
}
