package io.stamgast.tests.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnPlatform
class AccountsIT {

    @Test
    void whatIsReadCanBePutBackAndALostUpdateIsRefused(Platform platform) {
        var tenant = platform.newTenant();
        tenant.account("C1");
        var read = tenant.api().get("/accounts/ext:C1").expect(200);
        var body = ((ObjectNode) read.json()).put("name", "Café Nieuw");

        var put = tenant.api().with("If-Match", read.header("ETag")).put("/accounts/ext:C1", body.toString());

        assertEquals(body, put.expect(200).json());
        assertEquals("lost-update", tenant.api().with("If-Match", read.header("ETag"))
                .put("/accounts/ext:C1", body.toString()).expect(412).problem());
        assertEquals("C1", tenant.api().get("/accounts?search=CAFE").expect(200).json()
                .at("/items/0/externalId").asText());
    }

    @Test
    void oneKeyMakesOneAccountAndAnExternalIdIsTakenOnce(Platform platform) {
        var tenant = platform.newTenant();
        var key = tenant.api().withKey(UUID.randomUUID().toString());
        var body = Map.of("externalId", "C1", "name", "One");
        var first = key.post("/accounts", body).expect(201);
        assertEquals(first.json(), key.post("/accounts", body).expect(201).json());
        assertEquals("idempotency-key-reused",
                key.post("/accounts", Map.of("externalId", "C2", "name", "Two")).expect(409).problem());
        assertEquals("account-exists", tenant.api().post("/accounts", body).expect(409).problem());
    }

    @Test
    void hierarchiesHaveNoCirclesAndTenLevels(Platform platform) {
        var tenant = platform.newTenant();
        tenant.account("L1");
        for (var level = 2; level <= 10; level++) {
            tenant.api().post("/accounts", child("L" + level, "L" + (level - 1))).expect(201);
        }
        assertEquals("hierarchy-too-deep",
                tenant.api().post("/accounts", child("L11", "L10")).expect(422).problem());
        assertEquals("hierarchy-circle",
                tenant.api().put("/accounts/ext:L1", child("L1", "L10")).expect(422).problem());
        assertEquals("unknown-parent",
                tenant.api().post("/accounts", child("X", "nobody")).expect(404).problem());
    }

    @Test
    void pooledAccountsShareTheRootsBalance(Platform platform) {
        var tenant = platform.newTenant();
        var root = tenant.account("root");
        tenant.api().post("/accounts", child("branch", "root")).expect(201);
        var program = (ObjectNode) tenant.api().get("/program").expect(200).json();

        tenant.api().put("/program", program.put("pooledBalance", true).toString()).expect(200);

        assertEquals(root, tenant.api().get("/accounts/ext:branch").expect(200).json().get("pool").asText());
        var twig = tenant.api().post("/accounts", child("twig", "branch")).expect(201).json();
        assertEquals(root, twig.get("pool").asText());
        tenant.api().put("/accounts/ext:branch", Map.of("externalId", "branch", "name", "Free")).expect(200);
        var free = tenant.api().get("/accounts/ext:branch").expect(200).json();
        assertEquals(free.get("id"), free.get("pool"));
        assertEquals(free.get("id"), tenant.api().get("/accounts/ext:twig").expect(200).json().get("pool"));
    }

    @Test
    void anAccountThatIsEnteredUnderAnotherCanBeChangedByTheTagItCameWith(Platform platform) {
        var tenant = platform.newTenant();
        tenant.account("root");
        var entered = tenant.api().post("/accounts", child("branch", "root")).expect(201);
        assertEquals(entered.header("ETag"), tenant.api().get("/accounts/ext:branch").expect(200).header("ETag"));
    }

    @Test
    void aValueThatNoTextCanHoldIsTheCallersFault(Platform platform) {
        var tenant = platform.newTenant();
        tenant.account("C1");
        for (var address : List.of("/accounts?search=%00", "/jobs?kind=%00", "/purchases?source=%00",
                "/wallet-observations?scope=%00", "/accounts/ext:C1/spend-share?period=2011&scope=%00")) {
            assertEquals("invalid-request", tenant.api().get(address).expect(400).problem(), address);
        }
    }

    @Test
    void aRedemptionGoesOnAfterItsAccountLeftThePool(Platform platform) {
        var tenant = platform.newTenant();
        tenant.account("root");
        tenant.api().post("/accounts", child("branch", "root")).expect(201);
        var program = (ObjectNode) tenant.api().get("/program").expect(200).json();
        tenant.api().put("/program", program.put("pooledBalance", true).toString()).expect(200);
        tenant.api().post("/adjustments", Map.of("account", "ext:root", "points", 100, "reason", "welcome"))
                .expect(201);
        var reward = tenant.api().post("/rewards", Map.of("name", "Mug", "type", "MERCHANDISE", "price", 100))
                .expect(201).json().get("id").asText();
        var reserved = tenant.api().post("/redemptions", Map.of("account", "ext:branch", "reward", reward))
                .expect(201).json().get("id").asText();
        tenant.api().put("/accounts/ext:branch", Map.of("externalId", "branch", "name", "Free")).expect(200);

        tenant.api().post("/redemptions/" + reserved + "/cancel", "").expect(200);

        assertEquals(100, tenant.api().get("/accounts/ext:root/balance").expect(200).json().get("available").asInt());
    }

    @Test
    void aDistributorsNumberNamesTheAccount(Platform platform) {
        var tenant = platform.newTenant();
        var account = tenant.account("C1");
        tenant.account("C2");
        tenant.api().post("/distributors", Map.of("externalId", "D1", "name", "Groothandel")).expect(201);
        tenant.api().put("/accounts/ext:C1/distributors/ext:D1", Map.of("externalId", "4711")).expect(200);
        assertEquals("number-taken", tenant.api().put("/accounts/ext:C2/distributors/ext:D1",
                Map.of("externalId", "4711")).expect(409).problem());
        assertEquals("4711", tenant.api().get("/accounts/" + account + "/distributors").expect(200).json()
                .at("/items/0/externalId").asText());
        tenant.api().delete("/accounts/ext:C1/distributors/ext:D1").expect(204);
    }

    @Test
    void theCurrencyIsFixedByTheFirstPosting(Platform platform) {
        var tenant = platform.newTenant();
        var program = (ObjectNode) tenant.api().get("/program").expect(200).json();
        tenant.api().put("/program", program.put("currency", "GBP").toString()).expect(200);
        tenant.account("C1");
        tenant.api().post("/adjustments", Map.of("account", "ext:C1", "points", 10, "reason", "welcome")).expect(201);

        var refused = tenant.api().put("/program", program.put("currency", "EUR").toString()).expect(422);

        assertEquals("program-fixed", refused.problem());
        assertEquals("currency", refused.json().at("/violations/0/field").asText());
        tenant.api().put("/program", program.put("currency", "GBP").put("pendingDays", 14).toString()).expect(200);
    }

    private static Map<String, String> child(String externalId, String parent) {
        return Map.of("externalId", externalId, "name", externalId, "parent", "ext:" + parent);
    }
}
