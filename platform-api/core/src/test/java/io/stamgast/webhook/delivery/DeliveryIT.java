package io.stamgast.webhook.delivery;

import static io.stamgast.webhook.Receiver.answering;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import io.stamgast.event.EventRetention;
import io.stamgast.testing.Database;
import io.stamgast.webhook.Receiver;
import io.stamgast.webhook.endpoint.EndpointDesk;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryIT {

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private static List<String> types(Receiver receiver) {
        return receiver.all().stream().map(came -> came.json().get("type").asText()).sorted().toList();
    }

    @Test
    void whatHappensComesOnceSignedAndWhole() throws Exception {
        var receiver = site.receiver();
        var endpoint = site.endpoint(receiver);
        site.start();
        var account = Database.newAccount(site.tenant, "A1");
        var thing = site.happen("thing.happened", account, 7);

        var came = receiver.next();
        assertDoesNotThrow(() -> new Webhook(endpoint.secret()).verify(came.body(), came.headers()));
        var body = came.json();
        assertEquals("thing.happened", body.get("type").asText());
        assertEquals(site.clock.instant().toString(), body.get("timestamp").asText());
        assertEquals(came.id().toString(), body.get("id").asText());
        assertEquals(thing.toString(), body.get("subject").asText());
        assertEquals(account.toString(), body.get("account").asText());
        assertEquals("v1", body.get("apiVersion").asText());
        assertEquals(7, came.number());
        assertEquals("application/json; charset=UTF-8", came.headers().firstValue("content-type").orElseThrow());
        assertEquals("Stamgast-Webhooks/1", came.headers().firstValue("user-agent").orElseThrow());
        site.await("DELIVERED", 1);
        receiver.assertNothingNew();
    }

    @Test
    void aThinMessageHoldsNoDataButTheHeadersThatWereWanted() {
        var receiver = site.receiver();
        site.desk.create(EndpointDesk.thin(receiver.url(), Map.of("Authorization", "Bearer t0k")));
        site.start();
        var thing = site.happen(7);
        var came = receiver.next();
        assertEquals("{\"id\":\"" + thing + "\"}", came.json().get("data").toString());
        assertEquals("Bearer t0k", came.headers().firstValue("authorization").orElseThrow());
        assertTrue(came.headers().firstValue("webhook-signature").orElseThrow().matches("v1,\\S+ v1a,\\S+"));
    }

    @Test
    void aCallOfATestModeSaysSo() {
        try (var test = new Site(Database.newTestMode(site.tenant))) {
            var receiver = test.receiver();
            test.desk.create(EndpointDesk.thin(receiver.url(), Map.of("stamgast-mode", "live")));
            test.start();
            test.happen(7);
            assertEquals(List.of("test"), receiver.next().headers().allValues("stamgast-mode"));
        }
        var live = site.receiver();
        site.endpoint(live);
        site.start();
        site.happen(8);
        assertEquals(List.of(), live.next().headers().allValues("stamgast-mode"));
    }

    @Test
    void onlyTheTypesThatAreWantedCome() {
        var receiver = site.receiver();
        site.endpoint(receiver, "redemption.*", "points.adjusted");
        site.start();
        for (var type : List.of("points.expired", "redemption.confirmed", "account.created", "points.adjusted")) {
            site.happenAsInTheExample(type);
        }
        receiver.await(2);
        assertEquals(List.of("points.adjusted", "redemption.confirmed"), types(receiver));
        site.await("DELIVERED", 2);
        for (var i = 0; i < 300; i++) { // more than fit into one turn
            site.happen(i);
        }
        site.happenAsInTheExample("redemption.returned");
        receiver.next();
        site.await("DELIVERED", 3);
        receiver.assertNothingNew();
    }

    @Test
    void anotherTenantsEndpointLearnsOfNothing() {
        var receiver = site.receiver();
        var others = site.receiver();
        var other = Database.newTenant();
        new EndpointDesk(other, site.clock).create(EndpointDesk.wanted(others.url(), "*"));
        site.endpoint(receiver);
        site.start();
        site.happen(1);
        receiver.next();
        site.await("DELIVERED", 1);
        others.assertNothingNew();
        assertEquals(0, Database.number(other, "select count(*) from app.webhook_delivery"));
    }

    @Test
    void whatHappenedBeforeAnEndpointOrWhileItWasOffDoesNotCome() {
        var receiver = site.receiver();
        site.happen(1);
        var endpoint = site.endpoint(receiver);
        site.start();
        site.happen(2);
        assertEquals(2, receiver.next().number());
        site.await("DELIVERED", 1);
        site.desk.turn(endpoint.id(), false);
        site.happen(3);
        site.desk.turn(endpoint.id(), true);
        site.happen(4);
        assertEquals(4, receiver.next().number());
    }

    @Test
    void afterARotationBothSecretsVerifyForADay() throws Exception {
        var receiver = site.receiver();
        var endpoint = site.endpoint(receiver);
        site.start();
        site.happen(1);
        receiver.next();
        var fresh = site.desk.rotate(endpoint.id()).secret();
        site.happen(2);
        var both = receiver.next();
        new Webhook(endpoint.secret()).verify(both.body(), both.headers());
        new Webhook(fresh).verify(both.body(), both.headers());
        site.pass(Duration.ofHours(24));
        site.happen(3);
        var one = receiver.next();
        new Webhook(fresh).verify(one.body(), one.headers());
        assertThrows(Exception.class, () -> new Webhook(endpoint.secret()).verify(one.body(), one.headers()));
    }

    @Test
    void whatIsNotTakenComesAgainAsPlannedWithTheSameId() {
        var receiver = site.receiver().behaving(answering(500));
        site.endpoint(receiver);
        site.start();
        site.happen(1);
        var first = receiver.next();
        site.awaitAttempts(1);
        var attempts = 1;
        for (var seconds : List.of(5, 30, 300, 1800, 7200, 28800, 28800, 28800, 28800, 28800, 28800, 28800, 28800)) {
            var due = Duration.ofMillis(Database.number(site.tenant, """
                    select (extract(epoch from due_at - ?) * 1000)::bigint from app.webhook_delivery
                    where tenant_id = ?""", site.clock.instant().atOffset(ZoneOffset.UTC), site.tenant));
            assertTrue(Math.abs(due.toMillis() - seconds * 1000L) <= seconds * 100L, due + " is not about " + seconds);
            receiver.assertNothingNew();
            site.pass(due);
            var again = receiver.next();
            assertEquals(first.id(), again.id());
            assertEquals(first.body(), again.body());
            site.awaitAttempts(++attempts);
        }
        site.await("FAILED", 1);
    }

    @Test
    void anEndpointThatAsksForTimeGetsIt() {
        var receiver = site.receiver().behaving(answering(503, "Retry-After", "3600"));
        site.endpoint(receiver);
        site.start();
        site.happen(1);
        receiver.next();
        site.awaitAttempts(1);
        assertEquals(3600, Database.number(site.tenant, """
                select extract(epoch from due_at - created_at)::bigint from app.webhook_delivery
                where tenant_id = ?""", site.tenant));
    }

    @Test
    void aRedirectIsNoSuccess() {
        var elsewhere = site.receiver();
        var receiver = site.receiver().behaving(answering(302, "Location", elsewhere.url()));
        site.endpoint(receiver);
        site.start();
        site.happen(1);
        receiver.next();
        site.awaitAttempts(1);
        assertEquals(1, site.deliveries("WAITING"));
        elsewhere.assertNothingNew();
    }

    @Test
    void anAttemptIsKeptWithWhatWasAnswered() {
        var receiver = site.receiver().behaving((exchange, came) -> {
            var answer = ("no\0" + "é".repeat(2000)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(422, answer.length);
            exchange.getResponseBody().write(answer);
        });
        site.endpoint(receiver);
        site.start();
        site.happen(1);
        receiver.next();
        site.awaitAttempts(1);
        var status = Database.number(site.tenant,
                "select (history->0->>'status')::int from app.webhook_delivery where tenant_id = ?", site.tenant);
        var length = Database.number(site.tenant,
                "select length(history->0->>'answer') from app.webhook_delivery where tenant_id = ?", site.tenant);
        assertEquals(422, status);
        assertTrue(length >= 1024 && length <= 1030, length + " characters");
    }

    @Test
    void anEndpointThatIsBehindIsToldOfWhatIsKept() {
        var receiver = site.receiver();
        site.endpoint(receiver);
        site.happen(1);
        site.pass(Duration.ofDays(31));
        site.happen(2);
        var retention = new EventRetention(Database.work(), 30);
        Site.await(() -> {
            retention.run(site.tenant, site.clock.instant());
            return events() == 1;
        }, () -> events() + " events are kept");
        site.start();
        assertEquals(2, receiver.next().number());
        site.await("DELIVERED", 1);
    }

    private long events() {
        return Database.number(site.tenant, "select count(*) from app.outbox where tenant_id = ?", site.tenant);
    }

    @Test
    void whereNothingNewHappenedNoProgressIsWritten() {
        var receiver = site.receiver();
        site.endpoint(receiver);
        site.start();
        site.happen(1);
        receiver.next();
        site.await("DELIVERED", 1);
        var written = progressWrittenBy();
        Database.execute(site.tenant, """
                update app.webhook_delivery set state = 'WAITING', due_at = created_at, ended_at = null
                where tenant_id = ?""", site.tenant);
        receiver.next();
        site.await("DELIVERED", 1);
        assertEquals(written, progressWrittenBy());
    }

    private long progressWrittenBy() {
        return Database.number(site.tenant, "select xmin::text::bigint from app.webhook_progress where tenant_id = ?",
                site.tenant);
    }

    @Test
    void whoseEventIsNoLongerKeptIsGivenUp() {
        var receiver = site.receiver().behaving(answering(500));
        site.endpoint(receiver);
        site.start();
        site.happen(1);
        receiver.next();
        site.awaitAttempts(1);
        Database.execute(site.tenant, "delete from app.outbox where tenant_id = ?", site.tenant);
        site.pass(Duration.ofSeconds(6));
        site.await("FAILED", 1);
        receiver.assertNothingNew();
    }

    @Test
    void aRemovedEndpointGetsNothing() {
        var receiver = site.receiver().behaving(answering(500));
        var endpoint = site.endpoint(receiver);
        site.start();
        site.happen(1);
        receiver.next();
        site.awaitAttempts(1);
        site.desk.remove(endpoint.id());
        site.pass(Duration.ofSeconds(6));
        var next = site.receiver();
        site.endpoint(next);
        site.happen(2);
        next.next();
        receiver.assertNothingNew();
    }

    @Test
    void aSettingThatIsChangedHoldsForTheNextMessage() {
        var receiver = site.receiver();
        var elsewhere = site.receiver();
        var endpoint = site.endpoint(receiver);
        site.start();
        site.happen(1);
        receiver.next();
        Database.execute(site.tenant, "update app.webhook_endpoint set url = ?, version = version + 1"
                + " where tenant_id = ? and id = ?", elsewhere.url(), site.tenant, endpoint.id());
        site.happen(2);
        assertEquals(2, elsewhere.next().number());
        assertFalse(receiver.numbers().contains(2));
    }
}
