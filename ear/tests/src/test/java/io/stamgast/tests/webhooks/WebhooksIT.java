package io.stamgast.tests.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.Webhook;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import io.stamgast.webhook.Receiver;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant of its own for each test, and a system of its that is told of events. */
@OnPlatform
class WebhooksIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Receiver receiver = new Receiver();
    private FreshTenant tenant;
    private ApiClient api;
    private String endpoint;
    private String secret;

    @BeforeEach
    void furnish(Platform platform) {
        tenant = platform.newTenant();
        api = tenant.api();
        var entered = api.post("/webhook-endpoints", """
                {"url":"%s","types":["account.*"],"payload":"full"}""".formatted(receiver.url())).expect(201);
        endpoint = "/webhook-endpoints/" + entered.json().get("id").asText();
        secret = entered.json().get("secret").asText();
        assertTrue(entered.header("Location").endsWith(endpoint), entered.header("Location"));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    /** The only delivery, as soon as it is in that state. */
    private JsonNode delivery(String state) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var items = api.get(endpoint + "/deliveries?state=" + state).expect(200).json().get("items");
        while (items.isEmpty()) {
            assertTrue(System.nanoTime() < end, () -> "none is " + state);
            items = api.get(endpoint + "/deliveries?state=" + state).expect(200).json().get("items");
        }
        assertEquals(1, items.size(), items.toString());
        return items.get(0);
    }

    @Test
    void whatHappensIsToldAndCanBeVerified() throws Exception {
        var account = tenant.account("C1");
        var came = receiver.next();
        new Webhook(secret).verify(came.body(), came.headers());
        assertEquals("account.created", came.json().get("type").asText());
        assertEquals("C1", came.json().at("/data/externalId").asText());
        assertEquals(account, came.json().get("account").asText());
        var delivered = delivery("DELIVERED");
        assertEquals(came.id().toString(), delivered.get("id").asText());
        assertEquals(204, delivered.at("/lastAttempt/status").asInt());
        var whole = api.get(endpoint + "/deliveries/" + came.id()).expect(200).json();
        assertEquals(1, whole.get("history").size());
        assertEquals(1, api.get(endpoint + "/stats").expect(200).json().get("delivered").asInt());
    }

    @Test
    void aTestEventComesAndARotatedSecretSignsBesideTheFormer() throws Exception {
        var rotated = api.post(endpoint + "/rotate", "").expect(200).json();
        var sent = api.post(endpoint + "/test", Map.of("type", "redemption.confirmed")).expect(201);
        assertTrue(sent.header("Location").endsWith(endpoint + "/deliveries/" + sent.json().get("id").asText()),
                sent.header("Location"));
        var came = receiver.next();
        assertEquals("redemption.confirmed", came.json().get("type").asText());
        new Webhook(secret).verify(came.body(), came.headers());
        new Webhook(rotated.get("secret").asText()).verify(came.body(), came.headers());
    }

    @Test
    void whatFailedIsShownAndSentAgain() {
        receiver.behaving(Receiver.answering(410));
        tenant.account("C1");
        var first = receiver.next();
        var failed = delivery("FAILED");
        assertEquals(410, failed.at("/lastAttempt/status").asInt());
        var off = api.get(endpoint).expect(200);
        assertEquals("DISABLED", off.json().get("state").asText());
        assertEquals("webhook-endpoint-off", api.post(endpoint + "/replay", Map.of("what", "FAILED")).expect(409)
                .problem());

        receiver.behaving(Receiver.answering(200));
        var body = (ObjectNode) off.json();
        api.with("If-Match", off.header("ETag")).put(endpoint, body.put("on", true)).expect(200);
        assertEquals(1, api.post(endpoint + "/replay", Map.of("what", "FAILED")).expect(200).json().get("deliveries")
                .asInt());
        var again = receiver.next();
        assertEquals(first.id(), again.id());
        assertEquals(first.body(), again.body());
    }

    @Test
    void aChangeIsAuditedWithoutSecrets() {
        var read = api.get(endpoint).expect(200);
        var body = (ObjectNode) read.json();
        body.putObject("headers").put("Authorization", "Bearer t0ken");
        api.with("If-Match", read.header("ETag")).put(endpoint, body).expect(200);
        assertEquals("lost-update", api.with("If-Match", read.header("ETag")).put(endpoint, body).expect(412)
                .problem());
        api.delete(endpoint).expect(204);
        api.get(endpoint).expect(404);
        var audit = api.get("/audit?objectType=webhook-endpoint").expect(200).text();
        assertFalse(audit.contains("t0ken") || audit.contains("whsec_"), audit);
        assertTrue(audit.contains("\"removed\"") && audit.contains("\"changed\"") && audit.contains("\"created\""),
                audit);
    }
}
