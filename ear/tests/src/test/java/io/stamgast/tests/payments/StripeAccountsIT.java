package io.stamgast.tests.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a tenant connects itself to Stripe, and how Stripe tells of it. */
@OnPlatform
class StripeAccountsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EVENTS = "/api/billing/stripe/events";

    private static String connect(FreshTenant tenant) {
        var back = "https://loyalty.example.org/admin/plans";
        return tenant.api().post("/billing/stripe-account", Map.of("refreshUrl", back, "returnUrl", back)).expect(200)
                .json().get("url").asText();
    }

    /** Tells Stripe all that it asks, on its page. */
    private static void onboard(String page) throws IOException, InterruptedException {
        var http = HttpClient.newHttpClient();
        http.send(HttpRequest.newBuilder(URI.create(page)).build(), BodyHandlers.discarding());
        var answer = http.send(HttpRequest.newBuilder(URI.create(page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("do=complete")).build(), BodyHandlers.discarding());
        assertEquals(303, answer.statusCode());
    }

    private static JsonNode account(FreshTenant tenant) {
        return tenant.api().get("/billing/stripe-account").expect(200).json();
    }

    private static String state(FreshTenant tenant) {
        return account(tenant).get("state").asText();
    }

    private static void awaitOpen(FreshTenant tenant) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!state(tenant).equals("ENABLED")) {
            assertTrue(System.nanoTime() < end, () -> "nobody has told: " + account(tenant));
        }
    }

    @Test
    void anAccountIsOpenedAtStripeWhichTellsWhenItIs(Platform platform) throws Exception {
        var tenant = platform.newTenant();
        var stranger = platform.newTenant();
        assertEquals("NONE", state(tenant));

        var page = connect(tenant);
        assertTrue(page.startsWith(platform.access().stripe().api()), page);
        assertNotEquals(page, connect(tenant));
        assertEquals("ONBOARDING", state(tenant));
        onboard(connect(tenant));

        awaitOpen(tenant);
        var event = tenant.api().get("/billing/stripe-events?type=account.updated").expect(200).json().at("/items/0");
        assertEquals(account(tenant).get("stripeAccount"), event.get("objectId"));
        assertEquals("NONE", state(stranger));
        stranger.api().get("/billing/stripe-events/" + event.get("id").asText()).expect(404);
    }

    @Test
    void aTestModeSellsTheSamePlansInAnAccountOfItsOwn(Platform platform) throws Exception {
        var tenant = platform.newTenant();
        tenant.api().post("/membership-plans", """
                {"code":"club","name":"Club","prices":[
                {"code":"monthly","amount":"9.90","currency":"EUR","interval":"MONTH"}]}""").expect(201);
        onboard(connect(tenant));
        awaitOpen(tenant);
        awaitMirrored(tenant);
        var test = tenant.openTestMode(platform);
        assertEquals("NONE", state(test));
        assertFalse(plan(test).get("mirrored").asBoolean());

        onboard(connect(test));

        awaitOpen(test);
        awaitMirrored(test);
        assertNotEquals(account(tenant).get("stripeAccount"), account(test).get("stripeAccount"));
        for (var one : List.of(tenant, test)) {
            var events = one.api().get("/billing/stripe-events?type=account.updated").expect(200).json().get("items");
            events.forEach(event -> assertEquals(account(one).get("stripeAccount"), event.get("objectId")));
        }
        var former = account(test).get("stripeAccount");
        tenant.ended(tenant.api().post("/test-mode/wipe", ""));
        assertEquals("NONE", state(test));
        connect(test);
        assertNotEquals(former, account(test).get("stripeAccount"), "what was sold before is out of reach");
    }

    private static JsonNode plan(FreshTenant tenant) {
        return tenant.api().get("/membership-plans").expect(200).json().at("/items/0");
    }

    private static void awaitMirrored(FreshTenant tenant) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!plan(tenant).get("mirrored").asBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "Stripe doesn't show it: " + plan(tenant));
        }
    }

    @Test
    void theOperatorSetsThePlatformsFee(Platform platform) {
        var tenant = platform.newTenant();
        var fee = "/tenants/" + tenant.alias() + "/stripe-fee";
        assertEquals("stripe-not-connected",
                platform.operator().put(fee, Map.of("percent", "2.5")).expect(422).problem());
        connect(tenant);

        platform.operator().put(fee, Map.of("percent", "2.5")).expect(200);
        platform.operator().put(fee, Map.of("percent", "100.01")).expect(400);
        platform.operator().put(fee, Map.of("percent", "1.005")).expect(400);

        assertEquals("2.5", account(tenant).get("feePercent").asText());
    }

    @Test
    void whoComesBackMustBeToldAnAddress(Platform platform) {
        var api = platform.newTenant().api();
        for (var wrong : new String[] {"/admin", "javascript:alert(1)", "https://", "https://me@example.org/"}) {
            api.post("/billing/stripe-account", Map.of("refreshUrl", wrong, "returnUrl", wrong)).expect(400);
        }
    }

    @Test
    void nobodyElseTellsWhatHappensAtStripe(Platform platform) {
        var root = platform.root();
        assertEquals("invalid-signature", root.post(EVENTS, "{}").expect(400).problem());
        assertEquals("invalid-signature",
                root.with("Stripe-Signature", "t=1,v1=0").post(EVENTS, "{}").expect(400).problem());
        assertEquals("method-not-allowed", root.get(EVENTS).expect(405).problem());
        assertEquals("too-large", root.post(EVENTS, "x".repeat((1 << 20) + 1)).expect(413).problem());
    }
}
