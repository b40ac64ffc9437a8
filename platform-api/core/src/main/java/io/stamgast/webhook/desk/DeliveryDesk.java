package io.stamgast.webhook.desk;

import io.stamgast.event.EventFeed;
import io.stamgast.event.EventFilter;
import io.stamgast.event.Position;
import io.stamgast.event.type.EventTypes;
import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.webhook.endpoint.EndpointState;
import io.stamgast.webhook.endpoint.Endpoints;
import io.stamgast.webhook.endpoint.TypePatterns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The deliveries of the current tenant's endpoints. Every method: 404 when the tenant has no such endpoint. */
@ApplicationScoped
public class DeliveryDesk {

    static final String TEST_TYPE = "webhook-endpoint.test";

    private static final String TYPE = "webhook-endpoint";
    private static final long MOST = 100_000;
    private static final Duration STATS = Duration.ofHours(24);

    @Inject
    Endpoints endpoints;
    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /**
     * The latest first.
     *
     * @param before the id after which the page begins; null for the first page
     */
    @Transactional
    public List<DeliveryView> list(UUID endpoint, DeliveryFilter wanted, UUID before, int limit) {
        endpoints.find(endpoint);
        try {
            return table(endpoint).list(wanted, before, limit);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @throws DomainException ({@code not-found}, 404) */
    @Transactional
    public DeliveryView find(UUID endpoint, UUID event) {
        endpoints.find(endpoint);
        try {
            return table(endpoint).find(event).orElseThrow(() -> DomainException.notFound("delivery", event));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** @param since null for the last 24 hours */
    @Transactional
    public StatsView stats(UUID endpoint, Instant since) {
        endpoints.find(endpoint);
        try {
            return table(endpoint).stats(Objects.requireNonNullElse(since, clock.instant().minus(STATS)));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /**
     * Sends the endpoint an event that never was.
     *
     * @param type whose example is sent; null for a type that nothing else has
     * @throws DomainException 404 {@code unknown-event-type}; 409 {@code webhook-endpoint-off}
     */
    @Transactional
    public DeliveryView test(UUID endpoint, String type) {
        requireOn(endpoint);
        var data = type == null ? Json.write(Map.of("webhookEndpoint", endpoint)) : example(type);
        try {
            return find(endpoint, table(endpoint).test(Objects.requireNonNullElse(type, TEST_TYPE), data,
                    clock.instant()));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private static String example(String type) {
        return EventTypes.all().stream().filter(one -> one.name().equals(type)).findFirst()
                .map(one -> one.example().get("data").toString())
                .orElseThrow(() -> DomainException.unknown("unknown-event-type", "type",
                        "no type of event is called " + type + "; GET /event-types lists them"));
    }

    /**
     * Sends one again that was delivered or given up.
     *
     * @throws DomainException 404; 409 {@code webhook-endpoint-off}, {@code wrong-state} for one that waits
     */
    @Transactional
    public DeliveryView replay(UUID endpoint, UUID event) {
        var one = find(endpoint, event); // first: what isn't there isn't there, whatever the endpoint's state
        requireOn(endpoint);
        if (one.state() == DeliveryState.WAITING) {
            throw DomainException.conflict("wrong-state", "It waits to be sent already.");
        }
        again(endpoint, new ReplayBody(ReplayBody.What.ALL, null, null, event, event));
        return find(endpoint, event);
    }

    /**
     * Sends again what is meant.
     *
     * @throws DomainException 409 {@code webhook-endpoint-off}; 422 {@code since-missing}, {@code too-many-deliveries}
     */
    @Transactional
    public ReplayView replay(UUID endpoint, ReplayBody wanted) {
        requireOn(endpoint);
        var begins = wanted.since() != null
                || wanted.what() == ReplayBody.What.ALL && wanted.firstEvent() != null;
        if (wanted.what() != ReplayBody.What.FAILED && !begins) {
            throw DomainException.ruleBroken("since-missing", "since", "is needed for " + wanted.what());
        }
        return new ReplayView(again(endpoint, wanted));
    }

    /**
     * A replay whose progress can be looked at.
     *
     * @param upTo an id: events that are given a later one don't belong to it
     * @param total how many are to be tried, those included that waited for it before
     */
    public record Begun(UUID upTo, long total) {
    }

    /** The same as {@link #replay(UUID, ReplayBody)}, for who wants to see how far it gets. */
    @Transactional
    public Begun begin(UUID endpoint, ReplayBody wanted) {
        replay(endpoint, wanted);
        var upTo = Ids.next();
        return new Begun(upTo, untried(endpoint, upTo)); // counted before anything of it can be sent
    }

    /**
     * How many are still to be tried for the first time, or for the first time since they were asked for again.
     *
     * @param upTo the last event that counts, or an id given later; what happens from then on doesn't
     */
    @Transactional
    public long untried(UUID endpoint, UUID upTo) {
        var types = new TypePatterns(endpoints.find(endpoint).body().types()).filter().types();
        try {
            return new ReplayTable(connection.get(), tenant.id(), endpoint).untried(types, upTo);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private long again(UUID endpoint, ReplayBody wanted) {
        var states = wanted.what() == ReplayBody.What.ALL ? List.of(DeliveryState.FAILED, DeliveryState.DELIVERED)
                : List.of(DeliveryState.FAILED);
        try {
            var rows = new ReplayTable(connection.get(), tenant.id(), endpoint);
            if (rows.count(states, wanted) > MOST) {
                throw DomainException.ruleBroken("too-many-deliveries", "since",
                        "must be so that no more than " + MOST + " are sent again at once");
            }
            if (wanted.what() == ReplayBody.What.MISSED) {
                rows.back(before(wanted.since()));
            }
            var count = rows.again(states, wanted, clock.instant());
            audit.record("replayed", TYPE, endpoint, null, Map.of("wanted", wanted, "deliveries", count));
            return count;
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    /** The place before the first event that occurred then or later. */
    private Position before(Instant time) throws SQLException {
        var first = EventFeed.after(connection.get(), tenant.id(), Position.START, 1,
                new EventFilter(null, null, null, time));
        return first.isEmpty() ? EventFeed.end(connection.get())
                : new Position(first.get(0).position().life(), first.get(0).position().transaction(), Ids.NIL);
    }

    private void requireOn(UUID endpoint) {
        if (endpoints.find(endpoint).body().state() != EndpointState.ON) {
            throw DomainException.conflict("webhook-endpoint-off", "Switch the endpoint on first.");
        }
    }

    private DeliveryTable table(UUID endpoint) {
        return new DeliveryTable(connection.get(), tenant.id(), endpoint);
    }
}
