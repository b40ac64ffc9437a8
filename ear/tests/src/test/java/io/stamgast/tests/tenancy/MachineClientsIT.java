package io.stamgast.tests.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clients of a tenant's systems, with tokens of the real Keycloak. */
@OnPlatform
class MachineClientsIT {

    private static final String REWARD = """
            {"name":"Mug","type":"MERCHANDISE","price":600}""";
    private static final String PURCHASE = """
            {"source":"till","invoiceNumber":"1","account":"ext:C1","occurredAt":"2026-01-02T10:00:00Z",
            "currency":"EUR","lines":[{"sku":"A","quantity":"1","netAmount":"10.00"}]}""";

    private Platform platform;
    private FreshTenant tenant;
    private ApiClient admin;

    @BeforeEach
    void furnish(Platform shared) {
        platform = shared;
        tenant = platform.newTenant();
        admin = tenant.api();
    }

    private JsonNode made(String... scopes) {
        return admin.post("/machine-clients", Map.of("name", "Till", "scopes", List.of(scopes))).expect(201).json();
    }

    private static String address(JsonNode client) {
        return "/machine-clients/" + client.get("id").asText();
    }

    /** The API as that client, with a token that it gets now. */
    private ApiClient as(JsonNode client, String secret) {
        return new Platform(platform.access(), platform.directory()).machine(client.get("clientId").asText(), secret);
    }

    private ApiClient as(JsonNode client) {
        return as(client, client.get("clientSecret").asText());
    }

    private static void assertForbidden(ApiClient client, String path, String body) {
        assertEquals("forbidden", client.post(path, body).expect(403).problem());
    }

    @Test
    void whatReportsPurchasesDoesNothingElse() {
        var till = as(made("purchases"));
        till.post("/accounts", Map.of("externalId", "C1", "name", "One")).expect(201);
        till.post("/purchases", PURCHASE).expect(201);
        till.get("/accounts/ext:C1/balance").expect(200);

        assertForbidden(till, "/rewards", REWARD);
        assertForbidden(till, "/redemptions", "{}");
        assertForbidden(till, "/machine-clients", "{}");
        till.get("/rewards").expect(403);
        assertEquals("This login may not do that; it needs the role program-admin or account-manager or finance or"
                + " read-only or, as a machine client, the scope read or admin.",
                till.get("/staff").expect(403).json().get("detail").asText());
    }

    @Test
    void whatRedeemsReportsNothing() {
        tenant.account("C1");
        var reward = admin.post("/rewards", REWARD).expect(201).json().get("id").asText();
        var shop = as(made("redemptions"));
        shop.get("/rewards/" + reward).expect(200);
        assertEquals("insufficient-points", shop.post("/redemptions",
                Map.of("account", "ext:C1", "reward", reward, "quantity", 1)).expect(422).problem());

        assertForbidden(shop, "/purchases", PURCHASE);
        shop.put("/rewards/" + reward, REWARD).expect(403);
        shop.get("/purchases").expect(403);
    }

    @Test
    void whatReadsWritesNothingAndSeveralScopesAddUp() {
        tenant.account("C1");
        var reader = as(made("read"));
        reader.get("/rewards").expect(200);
        reader.get("/audit").expect(403);
        assertForbidden(reader, "/purchases", PURCHASE);

        var both = as(made("read", "purchases"));
        both.get("/rewards").expect(200);
        both.post("/purchases", PURCHASE).expect(201);
        assertForbidden(both, "/rewards", REWARD);
    }

    @Test
    void anAdminMakesFurtherOnes() {
        as(made("admin")).post("/machine-clients", Map.of("name", "Shop", "scopes", List.of("redemptions")))
                .expect(201);
    }

    @Test
    void theFirstIsListedToo() {
        made("read");

        var items = admin.get("/machine-clients").expect(200).json().get("items");

        assertEquals(2, items.size());
        assertEquals("m2m-" + tenant.alias(), items.get(0).get("clientId").asText());
        assertEquals("[\"read\",\"purchases\",\"redemptions\",\"admin\"]", items.get(0).get("scopes").toString());
        assertFalse(items.get(0).get("lastUsedAt").isNull());
        assertTrue(items.get(1).get("lastUsedAt").isNull());
        assertFalse(items.toString().contains("ecret\":\""), items.toString());
    }

    @Test
    void theSameKeyGetsTheSameSecretAgain() {
        var key = admin.withKey(UUID.randomUUID().toString());
        var wanted = Map.of("name", "Till", "scopes", List.of("read"));
        var first = key.post("/machine-clients", wanted).expect(201);
        assertTrue(first.header("Location").endsWith(address(first.json())), first.header("Location"));
        assertEquals(first.json(), key.post("/machine-clients", wanted).expect(201).json());

        var rotate = admin.withKey(UUID.randomUUID().toString());
        var rotated = rotate.post(address(first.json()) + "/rotate-secret", "").expect(200).json();
        assertEquals(rotated, rotate.post(address(first.json()) + "/rotate-secret", "").expect(200).json());
        as(first.json(), rotated.get("clientSecret").asText()).get("/program").expect(200);
    }

    @Test
    void aRotatedSecretIsTheOnlyOneThatGetsTokens() {
        var client = made("read");
        as(client).get("/program").expect(200);

        var rotated = admin.post(address(client) + "/rotate-secret", "").expect(200).json();

        assertEquals(client.get("clientId"), rotated.get("clientId"));
        assertNotEquals(client.get("clientSecret"), rotated.get("clientSecret"));
        var refused = assertThrows(AssertionError.class, () -> as(client).token());
        assertTrue(refused.getMessage().startsWith("no token: 401"), refused.getMessage());
        as(client, rotated.get("clientSecret").asText()).get("/program").expect(200);
        assertFalse(admin.get(address(client)).expect(200).json().get("secretRotatedAt").isNull());
    }

    @Test
    void whoIsRevokedIsRefusedAtOnceAndGetsNoTokenAnyMore() {
        var client = made("admin");
        var api = as(client);
        api.get("/program").expect(200);

        admin.delete(address(client)).expect(204);

        assertEquals("machine-client-revoked", api.get("/program").expect(403).problem());
        assertThrows(AssertionError.class, () -> as(client).token());
        admin.get("/program").expect(200);
        var seen = admin.get(address(client)).expect(200);
        assertEquals("REVOKED", seen.json().get("state").asText());
        assertEquals("machine-client-revoked",
                admin.post(address(client) + "/rotate-secret", "").expect(409).problem());
        assertEquals("machine-client-revoked", admin.put(address(client), seen.text()).expect(409).problem());
        admin.delete(address(client)).expect(204);
    }

    @Test
    void aChangeOfScopesHoldsForATokenAlreadyGiven() {
        var client = made("read");
        var api = as(client);
        api.get("/rewards").expect(200);
        var read = admin.get(address(client)).expect(200);
        var body = (ObjectNode) read.json();
        body.putArray("scopes").add("purchases");

        admin.with("If-Match", read.header("ETag")).put(address(client), body).expect(200);

        api.get("/rewards").expect(403);
        api.get("/purchases").expect(200);
        assertEquals("lost-update",
                admin.with("If-Match", read.header("ETag")).put(address(client), body.put("name", "Desk")).expect(412)
                        .problem());
    }

    @Test
    void anotherTenantsAdminFindsNone() {
        var client = made("read");
        var other = platform.newTenant().api();

        other.get(address(client)).expect(404);
        other.put(address(client), Map.of("name", "Till", "scopes", List.of("admin"))).expect(404);
        other.post(address(client) + "/rotate-secret", "").expect(404);
        other.delete(address(client)).expect(404);

        as(client).get("/program").expect(200);
    }

    @Test
    void theAuditTellsWhoDidWhatAndNoSecret() {
        var client = made("read");
        var rotated = admin.post(address(client) + "/rotate-secret", "").expect(200).json();
        admin.put(address(client), Map.of("name", "Till", "scopes", List.of("admin"))).expect(200);
        admin.delete(address(client)).expect(204);

        var audit = admin.get("/audit?objectType=machine-client&objectId=" + client.get("id").asText()).expect(200);

        assertEquals(List.of("revoked", "changed", "rotated", "created"),
                audit.json().get("items").findValuesAsText("action"));
        assertFalse(audit.text().contains(client.get("clientSecret").asText())
                || audit.text().contains(rotated.get("clientSecret").asText()), audit.text());
    }
}
