package io.stamgast.webhook.desk;

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
import io.stamgast.webhook.retention.DeliveryRetention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The deliveries of the current tenant's endpoints. Every method: 404 when the tenant has no such endpoint. */
@ApplicationScoped
public class DeliveryDesk {

    static final String TEST_TYPE = "webhook-endpoint.test";

    static final String TYPE = "webhook-endpoint";
    private static final Duration STATS = Duration.ofHours(24);

    @Inject
    Endpoints endpoints;
    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    Replays replays;
    @Inject
    Audit audit;
    @Inject
    Clock clock;
    @Inject
    @ConfigProperty(name = "stamgast.events.keep.days", defaultValue = "30")
    int eventDays;

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

    /**
     * Counts deliveries, over the time that they are kept at most.
     *
     * @param since null for the last 24 hours
     * @throws DomainException 400 {@code since-too-early}; 404
     */
    @Transactional
    public StatsView stats(UUID endpoint, Instant since) {
        endpoints.find(endpoint);
        var now = clock.instant();
        var kept = DeliveryRetention.kept(eventDays);
        if (since != null && since.isBefore(now.minus(kept))) {
            throw DomainException.malformed("since-too-early", "since", "must not be more than " + kept.toDays()
                    + " days ago: deliveries are not kept for longer");
        }
        try {
            return table(endpoint).stats(since == null ? now.minus(STATS) : since, now);
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
        var wanted = new ReplayBody(ReplayBody.What.ALL, null, null, event, event);
        try {
            var piece = new ReplayTable(connection.get(), tenant.id(), endpoint)
                    .again(wanted, clock.instant(), Ids.NIL, 1);
            audit.record("replayed", TYPE, endpoint, null, Map.of("wanted", wanted, "deliveries", piece.deliveries()));
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        return find(endpoint, event);
    }

    /**
     * Sends again what is meant, in pieces that are transactions of their own. When it stops half way, a repeat sends
     * the rest; of ALL it sends again too what was delivered meanwhile.
     *
     * @throws DomainException 409 {@code webhook-endpoint-off}; 422 {@code since-missing}, {@code no-range-of-missed},
     *     {@code too-many-deliveries}
     */
    @Transactional(Transactional.TxType.NEVER)
    public ReplayView replay(UUID endpoint, ReplayBody wanted) {
        requireOn(endpoint);
        wanted.require();
        var deliveries = replays.again(endpoint, wanted);
        replays.back(endpoint, wanted);
        return new ReplayView(deliveries);
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
    @Transactional(Transactional.TxType.NEVER)
    public Begun begin(UUID endpoint, ReplayBody wanted) {
        requireOn(endpoint);
        wanted.require();
        var deliveries = replays.again(endpoint, wanted);
        var begun = replays.backAndCount(endpoint, wanted, types(endpoint));
        return new Begun(begun.upTo(), Math.max(deliveries, begun.total())); // some may have been sent by now
    }

    /**
     * How many are still to be tried for the first time, or for the first time since they were asked for again.
     *
     * @param upTo the last event that counts, or an id given later; what happens from then on doesn't
     */
    @Transactional
    public long untried(UUID endpoint, UUID upTo) {
        var types = types(endpoint);
        try {
            return new ReplayTable(connection.get(), tenant.id(), endpoint).untried(types, upTo);
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private Collection<String> types(UUID endpoint) {
        return new TypePatterns(endpoints.find(endpoint).body().types()).filter().types();
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
