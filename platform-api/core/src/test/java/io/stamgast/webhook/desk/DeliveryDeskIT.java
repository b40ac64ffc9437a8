package io.stamgast.webhook.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import io.stamgast.webhook.endpoint.EndpointDesk;
import io.stamgast.webhook.retention.DeliveryRetention;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DeliveryDeskIT extends AtTheDesk {

    @Test
    void attemptsAreShownWithWhatWasAnswered() {
        receiver.behaving((exchange, came) -> {
            exchange.sendResponseHeaders(500, 4);
            exchange.getResponseBody().write("oops".getBytes(StandardCharsets.US_ASCII));
        });
        site.startDelivering();
        site.happen(1);
        var id = receiver.next().id();
        site.awaitAttempts(1);
        var shown = call(desk -> desk.find(endpoint, id));
        assertEquals(DeliveryState.WAITING, shown.state());
        assertEquals(1, shown.attempts());
        assertEquals(1, shown.history().size());
        assertEquals(shown.lastAttempt(), shown.history().get(0));
        assertEquals(500, shown.lastAttempt().status());
        assertEquals("oops", shown.lastAttempt().answer());
        assertEquals(site.clock.instant(), shown.lastAttempt().at());
        assertTrue(shown.nextAttemptAt().isAfter(site.clock.instant()));
        assertNull(shown.endedAt());
        assertNull(list(null, null, null, 9).get(0).history());
    }

    @Test
    void theLatestComeFirstPageByPageAndByStateAndType() {
        site.startDelivering();
        site.happen(0, 3, null);
        site.happen("thing.changed", null, 3);
        site.await("DELIVERED", 4);
        var all = list(null, null, null, 9);
        assertEquals(4, all.size());
        assertEquals("thing.changed", all.get(0).type());
        assertEquals(all.subList(0, 2), list(null, null, null, 2));
        assertEquals(all.subList(2, 4), list(null, null, all.get(1).id(), 2));
        assertEquals(3, list(null, "thing.happened", null, 9).size());
        assertEquals(List.of(), list(DeliveryState.FAILED, null, null, 9));
        assertEquals(4, list(DeliveryState.DELIVERED, null, null, 9).size());
    }

    @Test
    void thoseOfATimeAreFound() {
        site.startDelivering();
        for (var hour = 0; hour < 3; hour++) {
            site.happen(hour);
            site.await("DELIVERED", hour + 1L);
            site.pass(Duration.ofHours(1));
        }
        var all = list(null, null, null, 9);
        var second = all.get(1).createdAt();
        assertEquals(all.subList(0, 2), of(second, null));
        assertEquals(all.subList(2, 3), of(null, second));
        assertEquals(all.subList(1, 2), of(second, all.get(0).createdAt()));
    }

    private List<DeliveryView> of(Instant since, Instant until) {
        return call(desk -> desk.list(endpoint, new DeliveryFilter(null, null, since, until), null, 9));
    }

    @Test
    void aTestEventGoesToThisEndpointAlone() {
        var other = site.receiver();
        site.endpoint(other);
        site.startDelivering();
        var sent = call(desk -> desk.test(endpoint, null));
        var came = receiver.next();
        assertEquals(sent.id(), came.id());
        assertEquals("webhook-endpoint.test", came.json().get("type").asText());
        assertEquals(endpoint.toString(), came.json().at("/data/webhookEndpoint").asText());
        site.await("DELIVERED", 1);
        other.assertNothingNew();

        call(desk -> desk.test(endpoint, "redemption.confirmed"));
        var example = receiver.next().json();
        assertEquals("redemption.confirmed", example.get("type").asText());
        assertNotNull(example.at("/data/points").numberValue());
        assertRefused("unknown-event-type", desk -> desk.test(endpoint, "no.such"));
    }

    @Test
    void theStatsTellHowItDoes() {
        receiver.behaving((exchange, came) -> exchange.sendResponseHeaders(came.number() == 1 ? 500 : 200, -1));
        site.startDelivering();
        site.happen(0, 3, null);
        site.await("DELIVERED", 2);
        site.awaitAttempts(3);
        var stats = call(desk -> desk.stats(endpoint, null));
        assertEquals(site.clock.instant().minus(Duration.ofHours(24)), stats.since());
        assertEquals(List.of(2L, 0L, 1L), List.of(stats.delivered(), stats.failed(), stats.waiting()));
        assertEquals(site.clock.instant(), stats.oldestWaitingSince());
        assertNotNull(stats.p95Millis());
        var none = call(desk -> desk.stats(endpoint, site.clock.instant().plusSeconds(1)));
        assertEquals(List.of(0L, 0L, 1L), List.of(none.delivered(), none.failed(), none.waiting()));
        assertNull(none.p95Millis());
    }

    @Test
    void deliveriesGoADayAfterTheirEvents() {
        site.startDelivering();
        site.happen(1);
        receiver.next();
        site.await("DELIVERED", 1);
        var retention = new DeliveryRetention(Database.work(), 30);
        retention.run(site.tenant, site.clock.instant().plus(Duration.ofDays(31)));
        assertEquals(1, site.deliveries("DELIVERED"));
        retention.run(Database.newTenant(), site.clock.instant().plus(Duration.ofDays(32)));
        assertEquals(1, site.deliveries("DELIVERED"));
        retention.run(site.tenant, site.clock.instant().plus(Duration.ofDays(31)).plusSeconds(1));
        assertEquals(0, site.deliveries("DELIVERED"));
    }

    @Test
    void anotherTenantSeesAndRepeatsNothing() {
        site.startDelivering();
        site.happen(1);
        var id = receiver.next().id();
        site.await("DELIVERED", 1);
        var other = Database.newTenant();
        var others = new EndpointDesk(other, site.clock);
        for (Function<DeliveryDesk, ?> call : List.<Function<DeliveryDesk, ?>>of(
                desk -> desk.list(endpoint, DeliveryFilter.ALL, null, 9), desk -> desk.find(endpoint, id),
                desk -> desk.replay(endpoint, id), desk -> desk.test(endpoint, null),
                desk -> desk.stats(endpoint, null), desk -> desk.untried(endpoint, id))) {
            assertEquals("not-found",
                    assertThrows(DomainException.class, () -> call(other, others, call)).code());
        }
        assertRefused("not-found", desk -> desk.find(endpoint, Ids.next()));
    }

    @Test
    void countsDontReachBackBeyondWhatIsKept() {
        var kept = site.clock.instant().minus(Duration.ofDays(31));
        assertEquals(kept, call(desk -> desk.stats(endpoint, kept)).since());
        var refusal = assertRefused("since-too-early", desk -> desk.stats(endpoint, kept.minusMillis(1)));
        assertEquals("must not be more than 31 days ago: deliveries are not kept for longer",
                refusal.violations().get(0).message());
    }
}
