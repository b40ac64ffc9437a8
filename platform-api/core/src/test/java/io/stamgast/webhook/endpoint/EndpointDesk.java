package io.stamgast.webhook.endpoint;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.SecretBox;
import io.stamgast.kernel.SecretBoxes;
import io.stamgast.outgoing.AddressPolicy;
import io.stamgast.outgoing.Destinations;
import io.stamgast.testing.Entered;
import io.stamgast.testing.Jpa;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The endpoints of a test's tenant, on an installation that allows this machine's own addresses. */
public final class EndpointDesk {

    public static final SecretBox BOX = SecretBoxes.of(1);

    private final int tenant;
    private final Clock clock;
    private final List<String> audited = new ArrayList<>();

    public EndpointDesk(int tenant, Clock clock) {
        this.tenant = tenant;
        this.clock = clock;
    }

    /** What the audit got to know: action, before and after. */
    List<String> audited() {
        return audited;
    }

    <T> T call(Function<Endpoints, T> work) {
        return Jpa.call(tenant, em -> work.apply(in(em)));
    }

    /** The use cases, in a test's own unit of work. */
    public Endpoints in(EntityManager em) {
        var endpoints = new Endpoints();
        endpoints.em = em;
        endpoints.connection = new Entered(em.unwrap(Connection.class));
        endpoints.tenant = Entered.tenant(tenant);
        endpoints.box = BOX;
        endpoints.clock = clock;
        endpoints.rules = new EndpointRules();
        endpoints.rules.destinations = new Destinations(new AddressPolicy(Optional.of("127.0.0.0/8")));
        endpoints.audit = new Audit() {
            @Override
            public void record(String action, String objectType, Object id, Object before, Object after) {
                audited.add(action + " " + before + " " + after);
            }
        };
        return endpoints;
    }

    /** As a caller would say it who leaves out what can be left out. */
    public static EndpointBody wanted(String url, String... types) {
        return new EndpointBody(null, null, url, null, List.of(types), null, null, null, null, null, null, null, null,
                null, null, null, null);
    }

    public static EndpointBody ordered(String url) {
        return new EndpointBody(null, null, url, null, List.of("*"), null, null, null, null, true, null, null, null,
                null, null, null, null);
    }

    public static EndpointBody thin(String url, Map<String, String> headers) {
        return new EndpointBody(null, null, url, null, List.of("*"), Payload.THIN, null, headers, null, null, null,
                true, null, null, null, null, null);
    }

    static EndpointBody on(EndpointBody body, boolean on) {
        return new EndpointBody(null, null, body.url(), body.description(), body.types(), body.payload(), null,
                body.headers(), body.ratePerSecond(), body.ordered(), on, body.ed25519(), null, null, null, null, null);
    }

    /** With its secret. */
    public EndpointBody create(EndpointBody wanted) {
        return call(endpoints -> endpoints.create(wanted));
    }

    public EndpointBody find(UUID id) {
        return call(endpoints -> endpoints.find(id).body());
    }

    public void turn(UUID id, boolean on) {
        call(endpoints -> endpoints.change(id, null, on(endpoints.find(id).body(), on)));
    }

    /** Its accounts' messages don't wait for each other any more. */
    public void unorder(UUID id) {
        call(endpoints -> {
            var body = endpoints.find(id).body();
            return endpoints.change(id, null, new EndpointBody(null, null, body.url(), null, body.types(), null, null,
                    null, null, false, true, null, null, null, null, null, null));
        });
    }

    public RotationView rotate(UUID id) {
        return call(endpoints -> endpoints.rotate(id, null));
    }

    public void remove(UUID id) {
        call(endpoints -> {
            endpoints.remove(id);
            return null;
        });
    }
}
