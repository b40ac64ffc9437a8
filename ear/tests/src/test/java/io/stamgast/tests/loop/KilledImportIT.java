package io.stamgast.tests.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.stamgast.tests.platform.Access;
import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.DemoProcess;
import io.stamgast.tests.platform.Platform;
import io.stamgast.webhook.Receiver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The platform is killed in the middle of the real file, while it tells a webhook endpoint of what is posted, and
 * started again.
 */
class KilledImportIT {

    private static final Duration FIRST_START = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final DemoProcess DEMO = new DemoProcess(Path.of(System.getProperty("stamgast.demo") + "-restarted"),
            Map.of("STAMGAST_DEMO_DATA", "false"));

    /** So many messages are taken at once; the next ones are held, until the platform is dead. */
    private static final int TAKEN = 200;
    private static final Receiver RECEIVER = new Receiver();
    private static final Set<UUID> UNDER_WAY = ConcurrentHashMap.newKeySet();
    private static final CountDownLatch DEAD = new CountDownLatch(1);

    private static Access before;
    private static Access after;
    private static Wholesaler wholesaler;
    private static Answer killed;
    private static Set<UUID> cutOff;

    @BeforeAll
    static void killInTheMiddle() throws Exception {
        before = DEMO.start().awaitAccess(FIRST_START);
        wholesaler = Wholesaler.on(new Platform(before, DEMO.directory()));
        wholesaler.tenant().api().post("/webhook-endpoints", """
                {"url":"%s","types":["points.earned"],"ordered":true}""".formatted(RECEIVER.url())).expect(201);
        RECEIVER.behaving(KilledImportIT::holdWhatComesLater);
        killed = wholesaler.upload();
        awaitTheMiddle();
        DEMO.kill();
        cutOff = Set.copyOf(UNDER_WAY);
        RECEIVER.behaving(Receiver.answering(204));
        DEAD.countDown();
        assertFalse(DEMO.processes().isEmpty(), "children outlive a kill");
        after = DEMO.start().awaitAccess(FIRST_START);
    }

    private static void holdWhatComesLater(HttpExchange exchange, Receiver.Came came) throws IOException {
        if (RECEIVER.all().size() > TAKEN) {
            UNDER_WAY.add(came.id());
            try {
                DEAD.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            UNDER_WAY.remove(came.id());
        }
        exchange.sendResponseHeaders(204, -1);
    }

    /** Some purchases are posted, and many are not; some messages are taken, and some are under way. */
    private static void awaitTheMiddle() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var job = killed.json();
        while (job.path("purchases").asLong() < 1000 || UNDER_WAY.isEmpty()) {
            assertTrue(System.nanoTime() < end, job.toString());
            job = wholesaler.tenant().api().get(killed.header("Location")).expect(200).json();
        }
        assertEquals("RUNNING", job.get("state").asText());
    }

    @AfterAll
    static void leaveNothingBehind() throws InterruptedException {
        DEMO.stop();
        RECEIVER.close();
    }

    @Test
    void theNextStartEndsWhatWasLeftAndKnowsTheSameCredentials() {
        assertEquals(before, after);
        assertTrue(DEMO.said().contains("Ended Keycloak of a demo that was killed"), DEMO.said());
        assertTrue(DEMO.said().contains("Ended PostgreSQL of a demo that was killed"), DEMO.said());
    }

    @Test
    void importingAgainPostsTheRestAndNoMore() throws IOException {
        var interrupted = wholesaler.tenant().ended(killed);
        assertEquals("FAILED", interrupted.get("state").asText(), interrupted.toString());

        var rest = wholesaler.imported();

        assertEquals("DONE", rest.get("state").asText(), rest.toString());
        assertEquals(8_998, invoices(rest) + rest.get("unchanged").asLong());
        assertTrue(rest.get("unchanged").asLong() >= invoices(interrupted), interrupted + " and then " + rest);
        assertTrue(invoices(rest) > 0, rest.toString());
        assertEquals("149053 59976 0 0 8998 0 0 0", Wholesaler.figures(wholesaler.imported()));
        var balances = balances(wholesaler.tenant().api());
        assertEquals(2_767, balances.length);
        assertEquals(307_619, LongStream.of(balances).sum());
        assertEquals(60, LongStream.of(balances).filter(points -> points < 0).count());
        assertTrue(wholesaler.tenant().addsUp());
    }

    @Test
    void everyEventIsToldAndInTheOrderOfItsAccount() {
        var happened = events();
        assertTrue(happened.size() > TAKEN, "events: " + happened.size());
        var end = System.nanoTime() + PATIENCE.toNanos();
        var untold = new HashSet<>(happened.keySet());
        while (!untold.isEmpty()) {
            assertTrue(System.nanoTime() < end, () -> untold.size() + " of " + happened.size() + " are not told");
            untold.remove(RECEIVER.next().id());
        }

        var told = RECEIVER.all().stream().map(Receiver.Came::id).filter(happened::containsKey).toList();
        assertFalse(cutOff.isEmpty());
        cutOff.forEach(id -> assertTrue(Collections.frequency(told, id) > 1, id + " was under way at the end"));
        assertEquals(byAccount(happened.keySet(), happened), byAccount(new LinkedHashSet<>(told), happened));
    }

    /** The accounts of all events so far, in the order of the feed. */
    private static Map<UUID, String> events() {
        var accounts = new LinkedHashMap<UUID, String>();
        var next = "/events?type=points.earned&limit=500";
        while (next != null) {
            var page = wholesaler.tenant().api().get(next).expect(200).json();
            page.get("items").forEach(event -> accounts.put(UUID.fromString(event.get("id").asText()),
                    event.get("account").asText()));
            next = page.path("next").asText(null);
        }
        return accounts;
    }

    private static Map<String, List<UUID>> byAccount(Collection<UUID> events, Map<UUID, String> accounts) {
        return events.stream().collect(Collectors.groupingBy(accounts::get));
    }

    private static long invoices(JsonNode job) {
        return job.path("purchases").asLong() + job.path("returns").asLong();
    }

    /** What each account has. */
    private static long[] balances(ApiClient api) {
        var balances = LongStream.builder();
        var next = "/accounts?limit=500";
        while (next != null) {
            var page = api.get(next).expect(200).json();
            page.get("items").forEach(account -> balances.add(api.get("/accounts/" + account.get("id").asText()
                    + "/balance").expect(200).json().get("available").asLong()));
            next = page.get("next").asText(null);
        }
        return balances.build().toArray();
    }
}
