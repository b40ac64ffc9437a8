package io.stamgast.webhook.endpoint;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.DatabaseFailure;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.SecretBox;
import io.stamgast.kernel.TenantConnection;
import io.stamgast.web.EntityTags;
import io.stamgast.webhook.signing.Keyring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The endpoints of the current tenant. */
@ApplicationScoped
public class Endpoints {

    /** Of the shape of events' data; endpoints keep the one they began with. */
    public static final String API_VERSION = "v1";

    private static final String TYPE = "webhook-endpoint";
    private static final int MOST = 50;
    private static final String LOCK = "select id from app.program where tenant_id = ? for no key update";

    @PersistenceContext(unitName = "stamgast")
    EntityManager em;
    @Inject
    TenantConnection connection;
    @Inject
    CurrentTenant tenant;
    @Inject
    EndpointRules rules;
    @Inject
    SecretBox box;
    @Inject
    Audit audit;
    @Inject
    Clock clock;

    /**
     * Enters an endpoint, which is told of what happens from now on.
     *
     * @return with its secret, which is shown this once
     * @throws DomainException 409 {@code too-many-webhook-endpoints}; 422 {@code invalid-webhook-endpoint},
     *     {@code invalid-secret}
     */
    @Transactional
    public EndpointBody create(EndpointBody wanted) {
        rules.require(wanted);
        requireRoom();
        var keys = EndpointRules.keyring(wanted.secret()).withPair(wanted.hasPair());
        var endpoint = new Endpoint(Ids.next(), API_VERSION, clock.instant());
        describe(endpoint, wanted, keys);
        if (wanted.isOn()) {
            endpoint.switchOn();
        }
        em.persist(endpoint);
        em.flush();
        follow(endpoint.id(), endpoint.state() == EndpointState.ON, true);
        var view = body(endpoint);
        audit.record("created", TYPE, endpoint.id(), null, view.forTheAudit());
        return view.withSecret(keys.secret());
    }

    /** One after the other, so that none slips through. */
    private void requireRoom() {
        try (var lock = connection.get().prepareStatement(LOCK)) {
            lock.setInt(1, tenant.id());
            lock.execute();
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
        var count = em.createQuery("select count(e) from Endpoint e where e.removedAt is null", Long.class);
        if (count.getSingleResult() >= MOST) {
            throw DomainException.conflict("too-many-webhook-endpoints",
                    "There are " + MOST + " endpoints already, which is as many as there can be.");
        }
    }

    /** The endpoint with its version, for {@link EntityTags}. */
    public record Versioned(EndpointBody body, int version) {
    }

    /** @throws DomainException ({@code not-found}, 404) */
    @Transactional
    public Versioned find(UUID id) {
        var endpoint = load(id, LockModeType.NONE);
        return new Versioned(body(endpoint), endpoint.version());
    }

    /**
     * Endpoints in the order they were entered.
     *
     * @param after the id after which the page begins; null for the first page
     */
    @Transactional
    public List<EndpointBody> list(UUID after, int limit) {
        return em.createQuery("""
                        select e from Endpoint e where e.id > :after and e.removedAt is null order by e.id""",
                        Endpoint.class)
                .setParameter("after", after == null ? Ids.NIL : after).setMaxResults(limit).getResultList().stream()
                .map(this::body).toList();
    }

    /**
     * Changes an endpoint. One that is switched on again is told of what happens from then on.
     *
     * @throws DomainException 404; 412 {@code lost-update}; 422 {@code invalid-webhook-endpoint},
     *     {@code secret-fixed}
     */
    @Transactional
    public Versioned change(UUID id, String ifMatch, EndpointBody wanted) {
        var endpoint = load(id, LockModeType.PESSIMISTIC_WRITE);
        EntityTags.require(ifMatch, endpoint.version(), TYPE, id);
        if (wanted.secret() != null) {
            throw DomainException.ruleBroken("secret-fixed", "secret", "is replaced by rotating it, not by a change");
        }
        rules.require(wanted);
        var before = body(endpoint);
        var was = endpoint.state();
        var keptOrder = endpoint.ordered();
        describe(endpoint, wanted, endpoint.keyring(box).withPair(wanted.hasPair()));
        if (wanted.isOn()) {
            endpoint.switchOn();
        } else {
            endpoint.switchOff();
        }
        em.flush();
        follow(id, endpoint.state() == EndpointState.ON, was != EndpointState.ON);
        if (keptOrder && !endpoint.ordered()) {
            letGo(id);
        }
        var after = body(endpoint);
        if (!after.equals(before)) {
            audit.record("changed", TYPE, id, before.forTheAudit(), after.forTheAudit());
        }
        return new Versioned(after, endpoint.version());
    }

    /**
     * Replaces the secret, and the pair of keys where there is one. For 24 hours messages bear both signatures.
     *
     * @throws DomainException 404; 409 {@code too-many-secrets} when five hold already; 422 {@code invalid-secret}
     */
    @Transactional
    public RotationView rotate(UUID id, String secret) {
        var endpoint = load(id, LockModeType.PESSIMISTIC_WRITE);
        var now = clock.instant();
        var keys = endpoint.keyring(box);
        if (!keys.hasRoom(now)) {
            throw DomainException.conflict("too-many-secrets",
                    "Five secrets still hold; rotate when the 24 hours of one of them are over.");
        }
        try {
            keys = keys.rotate(secret, now);
        } catch (IllegalArgumentException invalid) {
            throw EndpointRules.invalidSecret();
        }
        endpoint.signWith(keys, box);
        em.flush();
        var until = now.plus(Keyring.OVERLAP);
        audit.record("rotated", TYPE, id, null, Map.of("formerUntil", until));
        return new RotationView(keys.secret(), keys.publicKeys(now), until);
    }

    /**
     * Takes the endpoint and its deliveries away. Nothing is sent to it and nobody sees it from then on; its rows are
     * deleted by a round, as there may be millions.
     *
     * @throws DomainException 404
     */
    @Transactional
    public void remove(UUID id) {
        var endpoint = load(id, LockModeType.PESSIMISTIC_WRITE);
        var before = body(endpoint);
        endpoint.remove(clock.instant());
        em.flush();
        follow(id, false, false);
        audit.record("removed", TYPE, id, before.forTheAudit(), null);
    }

    private Endpoint load(UUID id, LockModeType lock) {
        var endpoint = em.find(Endpoint.class, id, lock);
        if (endpoint == null || endpoint.isRemoved()) {
            throw DomainException.notFound("webhook endpoint", id);
        }
        return endpoint;
    }

    private void describe(Endpoint endpoint, EndpointBody wanted, Keyring keys) {
        endpoint.describe(wanted.url(), wanted.description() == null ? null : wanted.description().strip(),
                wanted.types().stream().distinct().toList(), wanted.payloadOrFull());
        var headers = wanted.headersOrNone();
        endpoint.govern(wanted.ratePerSecond(), wanted.isOrdered());
        // what is sealed anew looks like a change
        if (!headers.equals(headers(endpoint.headers(), box))) {
            endpoint.sendAlong(headers.isEmpty() ? null
                    : box.seal(Json.write(headers).getBytes(StandardCharsets.UTF_8)));
        }
        if (!endpoint.isSignedWith(keys, box)) {
            endpoint.signWith(keys, box);
        }
    }

    private void follow(UUID id, boolean on, boolean anew) {
        try {
            if (!on) {
                Following.end(connection.get(), tenant.id(), id);
            } else if (anew) {
                Following.begin(connection.get(), tenant.id(), id);
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private void letGo(UUID id) {
        try {
            Following.letGo(connection.get(), tenant.id(), id, clock.instant());
        } catch (SQLException failure) {
            throw new DatabaseFailure(failure);
        }
    }

    private EndpointBody body(Endpoint endpoint) {
        var keys = endpoint.keyring(box).publicKeys(clock.instant());
        return new EndpointBody(endpoint.id(), null, endpoint.url(), endpoint.description(), endpoint.types(),
                endpoint.payload(), endpoint.apiVersion(), headers(endpoint.headers(), box), endpoint.ratePerSecond(),
                endpoint.ordered(), endpoint.state() == EndpointState.ON, !keys.isEmpty(), keys, endpoint.state(),
                endpoint.disabledAt(), endpoint.disabledReason(), endpoint.createdAt());
    }

    /** @param sealed null for none */
    @SuppressWarnings("unchecked")
    public static Map<String, String> headers(byte[] sealed, SecretBox box) {
        return sealed == null ? Map.of()
                : Json.read(new String(box.open(sealed), StandardCharsets.UTF_8), Map.class);
    }
}
