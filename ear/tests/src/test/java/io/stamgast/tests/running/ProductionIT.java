package io.stamgast.tests.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import io.stamgast.tests.platform.ProductionProcess;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A second server for the same platform, by settings alone; its Keycloak forgets an answer when it is told to. */
@OnPlatform
class ProductionIT {

    private static final Duration START = Duration.ofMinutes(5);
    private static final int FEWEST_CHANGES = 6;

    private static ForgetfulKeycloak forgetful;
    private static ProductionProcess production;
    private static Platform second;

    @BeforeAll
    static void start(Platform platform) throws InterruptedException {
        forgetful = new ForgetfulKeycloak(platform.access().keycloak());
        var issuer = "-Dmp.jwt.verify.issuer=" + platform.access().keycloak() + "/realms/stamgast"; // as tokens say
        production = new ProductionProcess(platform, Map.of("STAMGAST_KEYCLOAK_URL", forgetful.url(),
                "STAMGAST_PUBLIC_URL", "https://loyalty.example"), List.of(issuer)).awaitReady(START);
        second = platform.at(production.portal());
    }

    @AfterAll
    static void stop() {
        production.close();
        forgetful.close();
    }

    @Test
    void settingsAloneMakeAServerThatAnswersForTheSameTenants(Platform platform) {
        var tenant = platform.access().tenants().get(0);
        var there = second.machine(tenant.clientId(), tenant.clientSecret()).get("/program").expect(200);
        assertEquals(platform.demoTenant().get("/program").expect(200).json(), there.json());
    }

    @Test
    void behindAnEncryptedAddressCookiesStayOnEncryptedConnections() {
        for (var path : List.of("/", "/?language=nl")) {
            var answer = second.root().get(path);
            var cookies = answer.response().headers().allValues("Set-Cookie");
            assertFalse(cookies.isEmpty(), path + " " + answer.response().headers());
            for (var flag : List.of("; secure", "; httponly", "; samesite=lax")) {
                assertTrue(cookies.stream().allMatch(one -> one.toLowerCase(Locale.ROOT).contains(flag)),
                        path + " " + cookies);
            }
            assertEquals("max-age=31536000", answer.header("Strict-Transport-Security"));
        }
    }

    @Test
    void withoutKeycloakItStartsAndSaysWhatItIsNotReadyFor(Platform platform) throws InterruptedException {
        try (var alone = new ProductionProcess(platform, Map.of("STAMGAST_KEYCLOAK_URL", "http://127.0.0.1:9"),
                List.of()).awaitStart(START)) {
            var server = platform.at(alone.portal());

            var ready = server.root().get("/health/ready").expect(503).json();

            var states = new TreeMap<String, String>();
            ready.get("checks").forEach(check -> states.put(check.get("name").asText(), check.get("status").asText()));
            assertEquals(Map.of("database", "UP", "keycloak-keys", "DOWN", "start", "UP"), states);
            server.root().get("/health/live").expect(200);
            assertEquals("unauthorized", server.demoTenant().get("/program").expect(401).problem());
            server.root().get("/").expect(200);
        }
    }

    @Test
    void aTenantIsCompletedWhicheverAnswerOfKeycloakWasLost(Platform platform) {
        var change = 0;
        do {
            change++;
            makeATenant(platform, change);
        } while (forgetful.hasForgotten());
        assertTrue(change > FEWEST_CHANGES, "a tenant takes " + (change - 1) + " changes in Keycloak");
    }

    private static void makeATenant(Platform platform, int forgotten) {
        var alias = FreshTenant.newAlias();
        var email = "admin@" + alias + ".test";
        forgetful.forget(forgotten);

        var made = second.operator().post("/tenants", FreshTenant.order(alias, email));

        if (forgetful.hasForgotten()) {
            assertEquals("identity-provider-unavailable", made.expect(503).problem());
            assertEquals("PROVISIONING", state(second.operator(), alias));
            made = second.operator().post("/tenants", FreshTenant.order(alias, email));
        }
        var client = made.expect(201).json().get("machineClient");
        assertEquals("ACTIVE", state(second.operator(), alias));
        assertNothingIsDoubled(platform.keycloak(), alias, email);
        var api = platform.machine(client.get("clientId").asText(), client.get("clientSecret").asText());
        assertEquals(List.of(email), api.get("/staff").expect(200).json().get("items").findValuesAsText("email"));
    }

    private static String state(ApiClient operator, String alias) {
        return operator.get("/tenants/" + alias).expect(200).json().get("state").asText();
    }

    private static void assertNothingIsDoubled(ApiClient keycloak, String alias, String email) {
        var organizations = keycloak.get("/organizations?search=" + alias).expect(200).json();
        assertEquals(1, organizations.size(), organizations.toString());
        assertEquals(1, keycloak.get("/users?search=*" + alias + "*").expect(200).json().size());
        assertEquals(List.of(email), keycloak.get("/organizations/" + organizations.get(0).get("id").asText()
                + "/members").expect(200).json().findValuesAsText("email"));
        assertEquals(List.of("m2m-" + alias), keycloak.get("/clients?search=true&clientId=" + alias).expect(200).json()
                .findValuesAsText("clientId"));
    }
}
