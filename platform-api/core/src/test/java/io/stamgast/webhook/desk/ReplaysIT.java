package io.stamgast.webhook.desk;

import static io.stamgast.webhook.Receiver.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.testing.Database;
import io.stamgast.webhook.desk.ReplayBody.What;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplaysIT extends AtTheDesk {

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
    void manyAreSentAgainInPiecesAndEachOnce() {
        Database.execute(site.tenant, """
                insert into app.webhook_delivery (tenant_id, endpoint_id, event_id, type, sequence, state, body,
                    created_at, ended_at)
                select ?, ?, gen_random_uuid(), 'thing.happened', n, 'DELIVERED', '{}', t, t
                from generate_series(1, 12000) n, (values (?::timestamptz)) as v (t)""", site.tenant, endpoint,
                site.clock.instant().atOffset(ZoneOffset.UTC));
        assertEquals(12_000, replay(What.ALL, site.clock.instant(), null));
        assertEquals(12_000, site.deliveries("WAITING"));
        assertEquals(3, Database.number(site.tenant, """
                select count(distinct xmin::text) from app.webhook_delivery where tenant_id = ?""", site.tenant),
                "transactions that wrote them");
        assertEquals(List.of(1), List.of(audited.size()));
        assertEquals(0, replay(What.ALL, site.clock.instant(), null));
    }

    @Test
    void whatWasMissedHasNoEnd() {
        var now = site.clock.instant();
        var id = Ids.next();
        var refusal = assertRefused("no-range-of-missed", desk -> desk.replay(endpoint,
                new ReplayBody(What.MISSED, now, now, id, id)));
        assertEquals(List.of("until", "firstEvent", "lastEvent"),
                refusal.violations().stream().map(DomainException.Violation::field).toList());
        assertRefused("no-range-of-missed", desk -> desk.begin(endpoint,
                new ReplayBody(What.MISSED, now, null, null, id)));
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
}
