package io.stamgast.tests.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.tests.platform.Answer;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tenants of their own, with so low a limit that one thread is beyond it. */
@OnPlatform
class RateLimitsIT {

    /** What a refusal is late at least. */
    private static final Duration HELD = Duration.ofMillis(700);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Platform platform;
    private FreshTenant tenant;

    @BeforeEach
    void furnish(Platform shared) {
        platform = shared;
        tenant = platform.newTenant();
    }

    private void limit(Integer perSecond) {
        platform.operator().put("/tenants/" + tenant.alias() + "/rate-limit",
                "{\"perSecond\":" + perSecond + "}").expect(200);
    }

    /** Asks until the answer has that status. */
    private static Answer until(int status, ApiClient client) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var answer = client.get("/program");
        while (answer.status() != status) {
            assertTrue(System.nanoTime() < end, answer::toString);
            answer = client.get("/program");
        }
        return answer;
    }

    @Test
    void whoComesTooOftenIsRefusedForAWhileAndAnotherTenantIsServed() {
        limit(2);

        var refused = until(429, tenant.api());

        assertEquals("too-many-requests", refused.problem());
        assertEquals("1", refused.header("Retry-After"));
        assertEquals("2", refused.header("RateLimit-Limit"));
        assertEquals("0", refused.header("RateLimit-Remaining"));
        assertEquals("1", refused.header("RateLimit-Reset"));
        platform.newTenant().api().get("/program").expect(200);
        until(200, tenant.api());
    }

    @Test
    void whatIsRefusedHasNoEffect() {
        limit(1);
        var account = Map.of("externalId", "C1", "name", "One");
        until(429, tenant.api());
        var posted = tenant.api().post("/accounts", account);
        limit(null);

        tenant.api().get("/accounts/ext:C1").expect(posted.status() == 201 ? 200 : 404);
    }

    /** Who was told to come back in a second, and comes at once. */
    @Test
    void whoGoesOnAtOnceIsToldLateThatItIsRefused() {
        limit(1);
        until(429, tenant.api());

        assertTrue(IntStream.range(0, 5).anyMatch(time -> isToldLate()), "it was told at once");
    }

    private boolean isToldLate() {
        var begin = System.nanoTime();
        var again = until(429, tenant.api());
        assertEquals("too-many-requests", again.problem());
        assertEquals("1", again.header("Retry-After"));
        return System.nanoTime() - begin >= HELD.toNanos();
    }

    /** More than it may, from many at once: most of them are refused, and told so late. */
    @Test
    void whatIsServedOfAFloodIsServedWholeAndOnce() throws InterruptedException, ExecutionException {
        limit(20);
        var threads = Executors.newFixedThreadPool(16);
        try {
            var calls = IntStream.range(0, 160).mapToObj(number -> (Callable<Answer>) () -> tenant.api().post(
                    "/accounts", Map.of("externalId", "F" + number, "name", "Account " + number))).toList();
            var served = 0;
            for (var call : threads.invokeAll(calls)) {
                var answer = call.get();
                assertTrue(answer.status() == 201 || answer.status() == 429, answer::toString);
                served += answer.status() == 201 ? 1 : 0;
            }
            assertTrue(served > 0 && served < 160, "served " + served);
            limit(null);
            assertEquals(served, tenant.api().get("/accounts?limit=200").expect(200).json().get("items").size());
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void everyAnswerTellsWhatIsLeft() {
        var first = tenant.api().get("/program").expect(200);
        assertEquals("100000", first.header("RateLimit-Limit"));
        assertTrue(Long.parseLong(first.header("RateLimit-Remaining")) < 100_000, first.header("RateLimit-Remaining"));
        assertNull(first.header("Retry-After"));
        assertEquals("100000", tenant.api().get("/accounts/ext:none").expect(404).header("RateLimit-Limit"));
        assertNull(platform.operator().get("/tenants").expect(200).header("RateLimit-Limit"));
    }

    @Test
    void aClientsOwnLimitHoldsUpThatClientAlone() {
        var made = tenant.api().post("/machine-clients",
                Map.of("name", "Till", "scopes", List.of("read"), "ratePerSecond", 2)).expect(201).json();
        var till = platform.machine(made.get("clientId").asText(), made.get("clientSecret").asText());

        assertEquals("2", until(429, till).header("RateLimit-Limit"));
        tenant.api().get("/program").expect(200);

        var address = "/machine-clients/" + made.get("id").asText();
        var body = (ObjectNode) tenant.api().get(address).expect(200).json();
        tenant.api().put(address, body.putNull("ratePerSecond")).expect(200);
        assertEquals("100000", till.get("/program").expect(200).header("RateLimit-Limit"));
    }

    @Test
    void theOperatorSeesTheLimitAndTheAuditTellsOfIt() {
        limit(700);
        var empty = platform.operator().put("/tenants/" + tenant.alias() + "/rate-limit", "{}").expect(400).json();
        assertEquals("perSecond must not be left out", empty.at("/violations/0/field").asText() + " "
                + empty.at("/violations/0/message").asText());
        assertEquals(700, platform.operator().get("/tenants/" + tenant.alias()).expect(200).json()
                .get("ratePerSecond").asInt());
        limit(null);
        assertTrue(platform.operator().get("/tenants/" + tenant.alias()).expect(200).json().get("ratePerSecond")
                .isNull());

        var audit = tenant.api().get("/audit?objectType=tenant").expect(200).json().get("items");
        assertEquals(List.of("limited", "limited", "created"), audit.findValuesAsText("action"));
        platform.operator().put("/tenants/" + tenant.alias() + "/rate-limit", "{\"perSecond\":0}").expect(400);
    }
}
