package io.stamgast.webhook.desk;

import static io.stamgast.webhook.Receiver.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.Audit;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import io.stamgast.testing.Entered;
import io.stamgast.testing.Jpa;
import io.stamgast.webhook.Receiver;
import io.stamgast.webhook.delivery.Site;
import io.stamgast.webhook.desk.ReplayBody.What;
import io.stamgast.webhook.endpoint.EndpointDesk;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryDeskIT {

    private final Site site = new Site();
    private final Receiver receiver = site.receiver();
    private final UUID endpoint = site.endpoint(receiver).id();
    private final List<String> audited = new ArrayList<>();

    @AfterEach
    void close() {
        site.close();
    }

    private <T> T call(Function<DeliveryDesk, T> work) {
        return call(site.tenant, site.desk, work);
    }

    private <T> T call(int tenant, EndpointDesk endpoints, Function<DeliveryDesk, T> work) {
        return Jpa.call(tenant, em -> {
            var desk = new DeliveryDesk();
            desk.endpoints = endpoints.in(em);
            desk.connection = new Entered(em.unwrap(Connection.class));
            desk.tenant = Entered.tenant(tenant);
            desk.clock = site.clock;
            desk.audit = new Audit() {
                @Override
                public void record(String action, String objectType, Object id, Object before, Object after) {
                    audited.add(action + " " + after);
                }
            };
            return work.apply(desk);
        });
    }

    private List<DeliveryView> list(DeliveryState state, String type, UUID before, int limit) {
        return call(desk -> desk.list(endpoint, new DeliveryFilter(state, type, null, null), before, limit));
    }

    private long replay(What what, Instant since, Instant until) {
        return call(desk -> desk.replay(endpoint, new ReplayBody(what, since, until, null, null))).deliveries();
    }

    private DomainException assertRefused(String code, Function<DeliveryDesk, ?> work) {
        var refusal = assertThrows(DomainException.class, () -> call(work));
        assertEquals(code, refusal.code());
        return refusal;
    }

    /** Every attempt of these deliveries, until they are given up. */
    private void fail() {
        Database.execute(site.tenant, """
                update app.webhook_delivery set state = 'FAILED', due_at = null, ended_at = created_at
                where tenant_id = ?""", site.tenant);
    }

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
    void whatIsStillToBeTriedIsCounted() {
        site.happen(0, 3, null);
        var upTo = Ids.next();
        site.happen(3);
        assertEquals(3, untried(upTo));
        receiver.behaving(answering(500));
        site.startDelivering();
        site.awaitAttempts(4);
        assertEquals(0, untried(Ids.next()));
        site.stopDelivering();
        fail();
        var begun = begin(What.FAILED, null);
        assertEquals(4, begun.total());
        assertEquals(4, untried(begun.upTo()));
        assertEquals(3, untried(upTo));
    }

    private DeliveryDesk.Begun begin(What what, Instant since) {
        return call(desk -> desk.begin(endpoint, new ReplayBody(what, since, null, null, null)));
    }

    private long untried(UUID upTo) {
        return call(desk -> desk.untried(endpoint, upTo));
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
    void oneIsSentAgainWithTheSameIdAndItsAttemptsStay() {
        site.startDelivering();
        site.happen(1);
        var id = receiver.next().id();
        site.await("DELIVERED", 1);
        assertEquals(DeliveryState.WAITING, call(desk -> desk.replay(endpoint, id)).state());
        assertEquals(id, receiver.next().id());
        site.await("DELIVERED", 1);
        site.awaitAttempts(2);
        assertEquals(1, call(desk -> desk.find(endpoint, id)).attempts());
        assertEquals(1, audited.size());
    }

    @Test
    void allThatFailedAreSentAgain() {
        receiver.behaving(answering(500));
        site.startDelivering();
        site.happen(0, 5, null);
        receiver.await(5);
        site.awaitAttempts(5);
        fail();
        receiver.behaving(answering(200));
        site.happen(5);
        site.await("DELIVERED", 1);
        assertEquals(5, replay(What.FAILED, null, null));
        site.await("DELIVERED", 6);
        assertEquals(0, replay(What.FAILED, null, null));
    }

    @Test
    void aRangeOfTimeOrOfEventsIsSentAgain() {
        site.startDelivering();
        for (var hour = 0; hour < 5; hour++) {
            site.happen(hour);
            assertEquals(hour, receiver.next().number());
            site.await("DELIVERED", hour + 1L);
            site.pass(Duration.ofHours(1));
        }
        var begin = site.clock.instant().minus(Duration.ofHours(5));
        assertEquals(2, replay(What.ALL, begin.plus(Duration.ofHours(1)), begin.plus(Duration.ofHours(3))));
        assertEquals(List.of(1, 2), List.of(receiver.next().number(), receiver.next().number()).stream().sorted()
                .toList());
        site.await("DELIVERED", 5);
        var ids = list(null, null, null, 9).stream().map(DeliveryView::id).toList();
        assertEquals(3, call(desk -> desk.replay(endpoint,
                new ReplayBody(What.ALL, null, null, ids.get(4), ids.get(2)))).deliveries());
        receiver.await(3);
        site.await("DELIVERED", 5);
        receiver.assertNothingNew();
        assertRefused("since-missing", desk -> desk.replay(endpoint, new ReplayBody(What.ALL, null, null, null, null)));
    }

    @Test
    void whatWasMissedWhileItWasOffIsSentFromADateAndNothingElseTwice() {
        site.startDelivering();
        site.happen(0);
        site.pass(Duration.ofHours(1));
        site.happen(1);
        receiver.await(2);
        site.await("DELIVERED", 2);
        site.desk.turn(endpoint, false);
        site.pass(Duration.ofHours(1));
        var off = site.clock.instant();
        site.happen(2, 300, null);
        site.pass(Duration.ofHours(1));
        site.happen(300, 310, null);
        site.desk.turn(endpoint, true);
        site.happen(310);
        assertEquals(310, receiver.next().number());
        site.await("DELIVERED", 3);
        assertEquals(308, begin(What.MISSED, off.minus(Duration.ofHours(1))).total());
        site.await("DELIVERED", 311);
        assertEquals(311, receiver.all().size(), "each once");
        assertRefused("since-missing", desk -> desk.replay(endpoint,
                new ReplayBody(What.MISSED, null, null, null, null)));
    }

    @Test
    void whatWaitsIsNotSentTwiceAndNothingIsSentToOneThatIsOff() {
        receiver.behaving(answering(500));
        site.startDelivering();
        site.happen(1);
        var id = receiver.next().id();
        site.awaitAttempts(1);
        assertRefused("wrong-state", desk -> desk.replay(endpoint, id));
        site.desk.turn(endpoint, false);
        assertRefused("webhook-endpoint-off", desk -> desk.replay(endpoint, id));
        assertRefused("webhook-endpoint-off", desk -> desk.test(endpoint, null));
        assertRefused("webhook-endpoint-off", desk -> desk.replay(endpoint,
                new ReplayBody(What.FAILED, null, null, null, null)));
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
}
