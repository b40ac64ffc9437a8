package io.stamgast.tests.testmode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnPlatform
class TestModeIT {

    private static final String MODE = "Stamgast-Mode";

    @Test
    void itIsOpenedOnceAndARepeatGetsTheSameSecret(Platform platform) {
        var tenant = platform.newTenant();
        assertEquals("test-mode-not-open", tenant.api().get("/test-mode").expect(404).problem());
        assertEquals("test-mode-not-open", tenant.api().post("/test-mode/wipe", "").expect(404).problem());
        var refused = tenant.admin(platform).with(MODE, "test").get("/program").expect(403);
        assertEquals("test-mode-not-open", refused.problem());
        assertEquals("test", refused.header(MODE));
        var key = tenant.api().withKey(UUID.randomUUID().toString());

        var opened = key.post("/test-mode", "").expect(201);

        assertEquals(opened.json(), key.post("/test-mode", "").expect(201).json());
        assertEquals("m2m-" + tenant.alias() + ".test", opened.json().at("/machineClient/clientId").asText());
        var shown = tenant.api().get(opened.header("Location")).expect(200).json();
        assertEquals("OPEN", shown.get("state").asText());
        assertEquals(shown.get("openedAt"), shown.get("copiedAt"));
        assertEquals("test-mode-open", tenant.api().post("/test-mode", "").expect(409).problem());
    }

    @Test
    void onlyAProgramAdminOpensAndWipesItAndOnlyInLive(Platform platform) {
        var users = platform.access().tenants().get(0).users();
        for (var user : users) {
            if (!user.roles().contains("program-admin")) {
                platform.person(user.username(), user.password()).post("/test-mode", "").expect(403);
                platform.person(user.username(), user.password()).post("/test-mode/wipe", "").expect(403);
            }
        }
        var tenant = platform.newTenant();
        var test = tenant.openTestMode(platform);
        var admin = tenant.admin(platform).with(MODE, "test");
        for (var caller : List.of(test.api(), admin)) {
            assertEquals("only-in-live", caller.post("/test-mode", "").expect(409).problem());
            assertEquals("only-in-live", caller.get("/test-mode").expect(409).problem());
            assertEquals("only-in-live", caller.post("/test-mode/wipe", "").expect(409).problem());
            assertEquals("only-in-live", caller.get("/staff").expect(409).problem());
            assertEquals("only-in-live", caller.post("/staff", Map.of("email", "x@" + tenant.alias() + ".test",
                    "name", "X", "roles", List.of("finance"))).expect(409).problem());
        }
    }

    @Test
    void aMachineClientActsInItsOwnModeAloneAndIsToldInWhich(Platform platform) {
        var tenant = platform.newTenant();
        var test = tenant.openTestMode(platform);

        assertEquals("wrong-mode", tenant.api().with(MODE, "test").get("/program").expect(403).problem());
        assertEquals("wrong-mode", test.api().with(MODE, "live").get("/program").expect(403).problem());
        assertEquals("test", test.api().get("/program").expect(200).header(MODE));
        assertEquals("test", test.api().with(MODE, "test").get("/accounts/ext:none").expect(404).header(MODE));
        assertEquals(null, tenant.api().with(MODE, "live").get("/program").expect(200).header(MODE));
        test.account("C1");
        tenant.api().get("/accounts/ext:C1").expect(404);

        var made = tenant.admin(platform).with(MODE, "test").post("/machine-clients",
                Map.of("name", "Till", "scopes", List.of("read"))).expect(201).json();
        var till = platform.machine(made.get("clientId").asText(), made.get("clientSecret").asText());
        assertEquals("C1", till.get("/accounts/ext:C1").expect(200).json().get("externalId").asText());
        till.post("/accounts", Map.of("externalId", "C2", "name", "C2")).expect(403);
    }

    @Test
    void anOperatorsGrantIsForLive(Platform platform) {
        var tenant = platform.newTenant();
        tenant.openTestMode(platform);
        var operator = platform.operator();
        var grant = Map.of("reason", "a question", "minutes", 5, "roles", List.of("read-only"));
        operator.post("/tenants/" + tenant.alias() + "/support-grants", grant).expect(201);
        operator.with("Stamgast-Tenant", tenant.alias()).get("/program").expect(200);

        assertEquals("wrong-mode", operator.with("Stamgast-Tenant", tenant.alias()).with(MODE, "test")
                .get("/program").expect(403).problem());
        assertEquals("no-support-grant",
                operator.with("Stamgast-Tenant", tenant.alias() + ".test").get("/program").expect(403).problem());
        assertEquals("wrong-mode", operator.with(MODE, "test").get("/tenants").expect(403).problem());
        operator.get("/tenants/" + tenant.alias() + ".test").expect(404);
        operator.post("/tenants/" + tenant.alias() + ".test/support-grants", grant).expect(404);
        operator.post("/tenants", FreshTenant.order(tenant.alias() + ".test", "x@example.com")).expect(400);
    }

    @Test
    void itIsClosedWhileItsTenantIsSuspended(Platform platform) {
        var tenant = platform.newTenant();
        var test = tenant.openTestMode(platform);
        platform.operator().post("/tenants/" + tenant.alias() + "/suspend", "").expect(200);

        assertEquals("tenant-suspended", test.api().get("/program").expect(403).problem());

        platform.operator().post("/tenants/" + tenant.alias() + "/reactivate", "").expect(200);
        test.api().get("/program").expect(200);
    }

    @Test
    void aBuyerIsOfOneModeAlone(Platform platform) {
        var tenant = platform.newTenant();
        var test = tenant.openTestMode(platform);
        tenant.account("C1");
        test.account("C1");
        var email = "jan@" + tenant.alias() + ".test";
        var body = Map.of("email", email, "name", "Jan", "role", "owner");
        test.api().post("/accounts/ext:C1/members", body).expect(201);

        assertEquals("email-taken", tenant.api().post("/accounts/ext:C1/members", body).expect(409).problem());
        assertEquals("email-taken", test.api().post("/accounts/ext:C1/members",
                Map.of("email", tenant.adminEmail(), "name", "Jan", "role", "owner")).expect(409).problem());
        var buyer = FreshTenant.personOf(platform, email);
        assertEquals("wrong-mode", buyer.with(MODE, "live").get("/rewards").expect(403).problem());
    }

    @Test
    void aWipeLeavesSystemsAndRulesAndNothingElse(Platform platform) {
        var tenant = platform.newTenant();
        var test = tenant.openTestMode(platform);
        test.account("C1");
        var email = "jan@" + tenant.alias() + ".test";
        test.api().post("/accounts/ext:C1/members", Map.of("email", email, "name", "Jan", "role", "owner"))
                .expect(201);
        var buyer = FreshTenant.personOf(platform, email);
        buyer.token();
        var endpoint = test.api().post("/webhook-endpoints", Map.of("url", "http://127.0.0.1:1024/hook",
                "types", List.of("*"), "on", false)).expect(201).json().get("id").asText();
        test.api().post("/rewards", Map.of("name", "Cup", "type", "MERCHANDISE", "price", 5)).expect(201);
        tenant.api().post("/rewards", Map.of("name", "Mug", "type", "MERCHANDISE", "price", 5)).expect(201);
        tenant.account("L1");
        var before = tenant.api().get("/test-mode").expect(200).json();

        var job = tenant.ended(tenant.api().post("/test-mode/wipe", ""));

        assertEquals("DONE", job.get("state").asText(), job.toString());
        assertEquals(0, test.api().get("/accounts").expect(200).json().get("items").size());
        assertEquals(List.of("Mug"), test.api().get("/rewards").expect(200).json().findValuesAsText("name"));
        test.api().get("/webhook-endpoints/" + endpoint).expect(200);
        tenant.api().get("/accounts/ext:L1").expect(200);
        var after = tenant.api().get("/test-mode").expect(200).json();
        assertEquals(before.get("openedAt"), after.get("openedAt"));
        assertNotEquals(before.get("copiedAt"), after.get("copiedAt"));
        assertThrows(AssertionError.class, () -> FreshTenant.personOf(platform, email).token(), "no such user");
        assertTrue(test.addsUp());
        assertFalse(tenant.api().get("/audit?objectType=test-mode").expect(200).json().get("items").isEmpty());
        test.account("C1");
        test.api().post("/accounts/ext:C1/members", Map.of("email", email, "name", "Jan", "role", "owner"))
                .expect(201);
    }
}
