package io.stamgast.webhook.delivery;

import static io.stamgast.webhook.Receiver.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.kernel.TenantWork;
import io.stamgast.testing.Database;
import io.stamgast.testing.Heard;
import io.stamgast.webhook.Receiver;
import io.stamgast.webhook.endpoint.EndpointDesk;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several instances, instances that die, and endpoints that don't answer. */
class InstancesIT {

    private final Heard log = new Heard(Pump.class.getName());
    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
        log.close();
    }

    private static List<Integer> sorted(Receiver receiver) {
        return receiver.numbers().stream().sorted().toList();
    }

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    private static long owners() {
        return Database.number(0, "select count(distinct owner) from app.webhook_lane");
    }

    /** The database as an instance sees it that can be cut off. */
    private static TenantWork work(AtomicBoolean cutOff) {
        var source = Database.app();
        return new TenantWork((DataSource) Proxy.newProxyInstance(InstancesIT.class.getClassLoader(),
                new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (cutOff.get()) {
                        throw new SQLException("cut off");
                    }
                    return (Connection) source.getConnection();
                }));
    }

    @Test
    void twoInstancesShareTheEndpointsAndSendEachMessageOnce() {
        var receivers = IntStream.range(0, 6).mapToObj(i -> site.receiver()).toList();
        receivers.forEach(site::endpoint);
        site.start();
        site.start();
        site.happen(0, 200, null);
        Site.await(() -> owners() == 2, () -> owners() + " instances hold lanes");
        site.happen(200, 400, null);
        site.await("DELIVERED", 2400);
        for (var receiver : receivers) {
            assertEquals(upTo(400), sorted(receiver));
        }
    }

    @Test
    void whatAnInstanceHadSentAndNotWrittenDownWhenItDiedIsSentAgainByAnother() {
        var cutOff = new AtomicBoolean();
        var receiver = site.receiver();
        site.endpoint(receiver);
        receiver.behaving((exchange, came) -> {
            cutOff.set(true); // it dies between the sending and the note of it
            exchange.sendResponseHeaders(200, -1);
        });
        site.start(work(cutOff), Duration.ofSeconds(1));
        site.happen(1);
        var first = receiver.next();
        assertEquals(0, site.deliveries("DELIVERED"));
        site.start(Database.work(), Duration.ofSeconds(1));
        assertEquals(first.id(), receiver.next().id());
        site.await("DELIVERED", 1);
        assertTrue(log.messages().size() > 0);
    }

    @Test
    void nothingIsLostOrDoubledByARestart() {
        var receiver = site.receiver();
        site.endpoint(receiver);
        var first = site.start();
        site.happen(0, 500, null);
        receiver.await(100);
        first.stop();
        assertEquals(0, Database.number(0, "select count(*) from app.webhook_lane where owner is not null"));
        var sent = receiver.all().size();
        assertEquals(sent, site.deliveries("DELIVERED"), "what was sent before the stop is written down");
        site.start();
        site.await("DELIVERED", 500);
        assertEquals(upTo(500), sorted(receiver));
    }

    /** The database as an instance sees it, which counts its signs of life and keeps it from giving lanes away. */
    private static TenantWork work(AtomicInteger signs, CountDownLatch releasing, CountDownLatch released) {
        var source = Database.app();
        return new TenantWork((DataSource) Proxy.newProxyInstance(InstancesIT.class.getClassLoader(),
                new Class<?>[] {DataSource.class}, (proxy, method, arguments) ->
                        watched(source.getConnection(), signs, releasing, released)));
    }

    private static Connection watched(Connection real, AtomicInteger signs, CountDownLatch releasing,
                                      CountDownLatch released) {
        return (Connection) Proxy.newProxyInstance(InstancesIT.class.getClassLoader(),
                new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    var sql = method.getName().equals("prepareStatement") ? (String) arguments[0] : "";
                    if (sql.contains("insert into app.webhook_instance")) {
                        signs.incrementAndGet();
                    } else if (sql.contains("set owner = null") && sql.contains("any (")) {
                        releasing.countDown();
                        released.await();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    @Test
    void whileItGivesALaneAwayAnInstanceAsksForNone() throws Exception {
        site.endpoint(site.receiver());
        site.endpoint(site.receiver());
        var signs = new AtomicInteger();
        var othersSigns = new AtomicInteger();
        var releasing = new CountDownLatch(1);
        var released = new CountDownLatch(1);
        site.start(work(signs, releasing, released), Duration.ofSeconds(15));
        Site.await(() -> owners() == 1, () -> "nobody holds the lanes");
        site.start(work(othersSigns, new CountDownLatch(0), new CountDownLatch(0)), Duration.ofSeconds(15));
        assertTrue(releasing.await(60, TimeUnit.SECONDS));
        var before = signs.get();
        var others = othersSigns.get();
        Site.await(() -> othersSigns.get() > others + 3, () -> "the other gives no sign");
        assertEquals(before, signs.get());
        released.countDown();
        Site.await(() -> owners() == 2, () -> owners() + " instances hold lanes");
        Site.await(() -> signs.get() > before, () -> "it asks no more");
    }

    @Test
    void anEndpointThatIsDeadOrSilentHoldsUpNoOther() {
        var silent = site.receiver().silent();
        var failing = site.receiver().behaving(answering(500));
        var overburdened = site.receiver().behaving(answering(429));
        var dead = site.receiver();
        var well = site.receiver();
        for (var receiver : List.of(silent, failing, overburdened, dead, well)) {
            site.endpoint(receiver);
        }
        dead.close();
        site.start(Database.work(), Duration.ofSeconds(15), 300); // silence lasts for longer than the test
        site.happen(0, 50, null);
        Site.await(() -> !silent.all().isEmpty() && !failing.all().isEmpty(), () -> "the others get nothing");
        for (var i = 0; i < 20; i++) {
            site.happen(50 + i * 50, 100 + i * 50, null);
        }
        well.await(1050);
        assertEquals(upTo(1050), sorted(well), "all of them, while every call to the silent one is still under way");
        assertTrue(silent.all().size() <= 32, silent.all().size() + " calls are under way to the silent one");
    }

    @Test
    void whateverManyWriteAtOnceComesOnce() throws Exception {
        var receiver = site.receiver();
        site.endpoint(receiver);
        site.start();
        var writers = Executors.newFixedThreadPool(8);
        try {
            var all = new ArrayList<Future<?>>();
            for (var writer = 0; writer < 8; writer++) {
                var from = writer * 100;
                all.add(writers.submit(() -> {
                    for (var i = 0; i < 50; i++) {
                        site.happen(from + i * 2, from + i * 2 + 2, null);
                    }
                }));
            }
            for (var one : all) {
                one.get();
            }
        } finally {
            writers.shutdown();
        }
        site.await("DELIVERED", 800);
        assertEquals(upTo(800), sorted(receiver));
        assertEquals(800, new HashSet<>(receiver.all().stream().map(Receiver.Came::id).toList()).size());
    }

    @Test
    void aSuspendedTenantsEndpointsWait() {
        var receiver = site.receiver();
        site.endpoint(receiver);
        Database.executeAsOwner(site.tenant, "update app.tenant set state = 'SUSPENDED' where id = ?", site.tenant);
        site.start();
        site.happen(1);
        var other = new EndpointDesk(Database.newTenant(), site.clock);
        var others = site.receiver();
        other.create(EndpointDesk.wanted(others.url(), "*"));
        Site.await(() -> owners() == 1, () -> "nobody holds the other's lane");
        receiver.assertNothingNew();
        Database.executeAsOwner(site.tenant, "update app.tenant set state = 'ACTIVE' where id = ?", site.tenant);
        assertEquals(1, receiver.next().number());
    }
}
