package io.stamgast.webhook.desk;

import static io.stamgast.webhook.Receiver.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.testing.Jpa;
import io.stamgast.webhook.delivery.Site;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GlancesIT {

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private Map<UUID, Glance> glances(int tenant) {
        return Jpa.call(tenant, em -> {
            var glances = new Glances();
            glances.connection = new Entered(em.unwrap(Connection.class));
            glances.tenant = Entered.tenant(tenant);
            glances.clock = site.clock;
            return glances.all();
        });
    }

    @Test
    void eachShowsWhatItTookOfWhatWasTried() {
        var taking = site.endpoint(site.receiver()).id();
        var refusing = site.endpoint(site.receiver().behaving(answering(500))).id();
        var idle = site.endpoint(site.receiver(), "redemption.*").id();
        var begin = site.clock.instant();
        site.desk.remove(site.endpoint(site.receiver()).id());
        site.startDelivering();
        site.happen(0, 3, null);
        site.await("DELIVERED", 3);
        site.awaitAttempts(6);

        assertEquals(Map.of(taking, new Glance(3, 3, null, null, begin, DeliveryState.DELIVERED),
                refusing, new Glance(0, 3, begin, null, begin, DeliveryState.WAITING),
                idle, new Glance(0, 0, null, null, null, null)), glances(site.tenant));
        assertEquals(Map.of(), glances(Database.newTenant()));
    }

    @Test
    void aDayLaterOnlyTheLastOneIsLeft() {
        var endpoint = site.endpoint(site.receiver()).id();
        var begin = site.clock.instant();
        site.startDelivering();
        site.happen(1);
        site.await("DELIVERED", 1);
        site.pass(Duration.ofHours(25));

        assertEquals(Map.of(endpoint, new Glance(0, 0, null, null, begin, DeliveryState.DELIVERED)),
                glances(site.tenant));
    }

    @Test
    void oneThatIsBehindShowsSinceWhen() {
        var endpoint = site.endpoint(site.receiver()).id();
        var off = site.endpoint(site.receiver()).id();
        site.desk.turn(off, false);
        var begin = site.clock.instant();
        site.happen(1);
        site.pass(Duration.ofSeconds(60));
        site.happen(2);
        assertNull(glances(site.tenant).get(endpoint).behindSince(), "a minute is usual");
        site.pass(Duration.ofSeconds(1));
        assertEquals(begin, glances(site.tenant).get(endpoint).behindSince());
        assertNull(glances(site.tenant).get(off).behindSince());
        site.startDelivering();
        site.await("DELIVERED", 2);
        assertNull(glances(site.tenant).get(endpoint).behindSince());
    }
}
