package io.stamgast.webhook.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainException;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.testing.Jpa;
import io.stamgast.webhook.Receiver;
import io.stamgast.webhook.delivery.Site;
import io.stamgast.webhook.desk.ReplayBody.What;
import io.stamgast.webhook.endpoint.EndpointDesk;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;

/** An endpoint of a tenant, its receiver, and the desk at which its deliveries are looked after. */
abstract class AtTheDesk {

    final Site site = new Site();
    final Receiver receiver = site.receiver();
    final UUID endpoint = site.endpoint(receiver).id();
    final List<String> audited = new ArrayList<>();

    @AfterEach
    void close() {
        site.close();
    }

    <T> T call(Function<DeliveryDesk, T> work) {
        return call(site.tenant, site.desk, work);
    }

    <T> T call(int tenant, EndpointDesk endpoints, Function<DeliveryDesk, T> work) {
        return Jpa.call(tenant, em -> {
            var desk = new DeliveryDesk();
            desk.endpoints = endpoints.in(em);
            desk.connection = new Entered(em.unwrap(Connection.class));
            desk.tenant = Entered.tenant(tenant);
            desk.clock = site.clock;
            desk.eventDays = 30;
            desk.audit = new Audit() {
                @Override
                public void record(String action, String objectType, Object id, Object before, Object after) {
                    audited.add(action + " " + after);
                }

                @Override
                public void record(Connection unitOfWork, int tenantId, String action, String objectType, Object id,
                                   Object before, Object after) {
                    audited.add(action + " " + after);
                }
            };
            desk.replays = new Replays();
            desk.replays.work = Database.work();
            desk.replays.tenant = desk.tenant;
            desk.replays.audit = desk.audit;
            desk.replays.clock = desk.clock;
            return work.apply(desk);
        });
    }

    List<DeliveryView> list(DeliveryState state, String type, UUID before, int limit) {
        return call(desk -> desk.list(endpoint, new DeliveryFilter(state, type, null, null), before, limit));
    }

    long replay(What what, Instant since, Instant until) {
        return call(desk -> desk.replay(endpoint, new ReplayBody(what, since, until, null, null))).deliveries();
    }

    DomainException assertRefused(String code, Function<DeliveryDesk, ?> work) {
        var refusal = assertThrows(DomainException.class, () -> call(work));
        assertEquals(code, refusal.code());
        return refusal;
    }

    /** Every attempt of these deliveries, until they are given up. */
    void fail() {
        Database.execute(site.tenant, """
                update app.webhook_delivery set state = 'FAILED', due_at = null, ended_at = created_at
                where tenant_id = ?""", site.tenant);
    }
}
