package io.stamgast.webhook.delivery;

import static io.stamgast.webhook.Receiver.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stamgast.testing.Database;
import io.stamgast.webhook.endpoint.EndpointDesk;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Endpoints that keep the order of each account's messages. */
class OrderIT {

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void oneThatKeepsOrderGetsAnAccountsEventsOneAfterTheOther() {
        var receiver = site.receiver();
        var account = Database.newAccount(site.tenant, "A1");
        var other = Database.newAccount(site.tenant, "A2");
        receiver.behaving((exchange, came) -> {
            var fails = came.number() == 1 && receiver.all().stream().filter(one -> one.number() == 1).count() == 1;
            exchange.sendResponseHeaders(fails ? 500 : 200, -1);
        });
        site.desk.create(EndpointDesk.ordered(receiver.url()));
        site.happen(0, 30, account);
        site.happen(100, 105, other);
        site.start();
        site.await("DELIVERED", 6); // the first of the one, and all of the other
        assertEquals(29, site.deliveries("WAITING"));
        site.pass(Duration.ofSeconds(6));
        site.await("DELIVERED", 35);
        var told = receiver.numbers().stream().filter(number -> number < 100).toList();
        assertEquals(List.of(0, 1, 1), told.subList(0, 3));
        assertEquals(IntStream.range(2, 30).boxed().toList(), told.subList(3, 31));
    }

    private long overdue() {
        return Database.number(site.tenant, """
                select count(*) from app.webhook_delivery where tenant_id = ? and state = 'WAITING' and due_at <= ?""",
                site.tenant, site.clock.instant().atOffset(ZoneOffset.UTC));
    }

    @Test
    void whatWaitsBehindAFailingOneIsNotDueBeforeIt() {
        var receiver = site.receiver().behaving(answering(500));
        var account = Database.newAccount(site.tenant, "A1");
        site.desk.create(EndpointDesk.ordered(receiver.url()));
        site.happen(0, 10, account);
        site.start();
        site.awaitAttempts(1);
        assertEquals(0, overdue());
        site.happen(10, 12, account);
        site.await("WAITING", 12);
        assertEquals(0, overdue());
        site.pass(Duration.ofSeconds(6));
        site.awaitAttempts(2);
        assertEquals(0, overdue());
        receiver.behaving(answering(200));
        site.pass(Duration.ofSeconds(36));
        site.await("DELIVERED", 12);
        assertEquals(IntStream.range(1, 12).boxed().toList(), receiver.numbers().subList(3, 14));
    }

    @Test
    void whatWaitedBehindAFailingOneIsSentOnceTheEndpointNeedsNoOrder() {
        var receiver = site.receiver().behaving((exchange, came) ->
                exchange.sendResponseHeaders(came.number() == 0 ? 500 : 200, -1));
        var account = Database.newAccount(site.tenant, "A1");
        var endpoint = site.desk.create(EndpointDesk.ordered(receiver.url())).id();
        site.happen(0, 3, account);
        site.start();
        site.awaitAttempts(1);
        assertEquals(0, overdue());
        site.desk.unorder(endpoint);
        site.await("DELIVERED", 2);
        assertEquals(1, site.deliveries("WAITING"), "the failing one keeps its time");
    }

    @Test
    void whatWaitedBeforeAnEndpointKeptOrderIsPutBehindItsHeadToo() {
        var receiver = site.receiver().behaving(answering(500));
        var account = Database.newAccount(site.tenant, "A1");
        site.desk.create(EndpointDesk.ordered(receiver.url()));
        site.happen(0, 3, account);
        var pump = site.start();
        site.awaitAttempts(1);
        pump.stop();
        Database.execute(site.tenant, """
                update app.webhook_delivery set due_at = created_at where tenant_id = ? and sequence > 1""",
                site.tenant);
        assertEquals(2, overdue());
        site.start();
        Site.await(() -> overdue() == 0, () -> overdue() + " are due and can't be sent");
        receiver.behaving(answering(200));
        site.pass(Duration.ofSeconds(6));
        site.await("DELIVERED", 3);
    }
}
