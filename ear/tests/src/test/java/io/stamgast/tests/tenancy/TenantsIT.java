package io.stamgast.tests.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnPlatform
class TenantsIT {

    @Test
    void aNewTenantCanWorkAtOnce(Platform platform) {
        var tenant = platform.newTenant();
        assertEquals("EUR", tenant.api().get("/program").expect(200).json().get("currency").asText());
        var staff = tenant.api().get("/staff").expect(200).json().get("items");
        assertEquals(1, staff.size());
        assertEquals(tenant.adminEmail(), staff.get(0).get("email").asText());
        assertEquals("[\"program-admin\"]", staff.get(0).get("roles").toString());
    }

    @Test
    void theAnswerNamesTheCredentialsAndTheAddress(Platform platform) {
        var alias = FreshTenant.newAlias();
        var answer = platform.operator().post("/tenants", FreshTenant.order(alias, "Boss@" + alias + ".test"))
                .expect(201);
        assertTrue(answer.header("Location").endsWith("/api/v1/tenants/" + alias), answer.header("Location"));
        assertEquals("boss@" + alias + ".test", answer.json().at("/adminUser/username").asText());
        assertTrue(answer.json().at("/adminUser/temporaryPassword").asText().length() >= 16);
        assertTrue(answer.json().at("/machineClient/clientSecret").asText().length() >= 16);
    }

    @Test
    void theSameKeyGetsTheSameCredentialsAgain(Platform platform) {
        var alias = FreshTenant.newAlias();
        var operator = platform.operator().withKey(UUID.randomUUID().toString());
        var body = FreshTenant.order(alias, "admin@" + alias + ".test");
        var first = operator.post("/tenants", body).expect(201);
        var again = operator.post("/tenants", body).expect(201);
        assertEquals(first.json(), again.json());
        assertEquals("true", again.header("Idempotent-Replayed"));
    }

    @Test
    void theSameKeyMakesNoOtherTenant(Platform platform) {
        var operator = platform.operator().withKey(UUID.randomUUID().toString());
        var alias = FreshTenant.newAlias();
        operator.post("/tenants", FreshTenant.order(alias, "admin@" + alias + ".test")).expect(201);
        assertEquals("idempotency-key-reused", operator.post("/tenants",
                FreshTenant.order(alias, "other@" + alias + ".test")).expect(409).problem());
        assertEquals("idempotency-key-reused", operator.post("/tenants",
                FreshTenant.order(FreshTenant.newAlias(), "other@" + alias + ".test")).expect(409).problem());
    }

    @Test
    void anAliasIsTakenOnce(Platform platform) {
        var tenant = platform.newTenant();
        assertEquals("tenant-exists", platform.operator().post("/tenants",
                FreshTenant.order(tenant.alias(), "other@" + tenant.alias() + ".test")).expect(409).problem());
    }

    @Test
    void aTenantHalfMadeIsCompletedByARepeat(Platform platform) {
        var taken = platform.newTenant().adminEmail();
        var alias = FreshTenant.newAlias();
        var operator = platform.operator();
        assertEquals("email-taken", operator.post("/tenants", FreshTenant.order(alias, taken)).expect(409).problem());
        assertEquals("PROVISIONING", operator.get("/tenants/" + alias).expect(200).json().get("state").asText());

        var email = "admin@" + alias + ".test";
        var made = operator.post("/tenants", FreshTenant.order(alias, email)).expect(201).json();

        var tenant = operator.get("/tenants/" + alias).expect(200).json();
        assertEquals("ACTIVE", tenant.get("state").asText());
        assertEquals(email, tenant.get("adminEmail").asText());
        var api = platform.machine(made.at("/machineClient/clientId").asText(),
                made.at("/machineClient/clientSecret").asText());
        assertEquals(1, api.get("/staff").expect(200).json().get("items").size());
    }

    @Test
    void aSuspendedTenantsTokensAreRefusedAtOnceAndAnothersAreNot(Platform platform) {
        var tenant = platform.newTenant();
        var other = platform.newTenant();
        tenant.api().get("/program").expect(200);

        platform.operator().post("/tenants/" + tenant.alias() + "/suspend", "").expect(200);
        assertEquals("tenant-suspended", tenant.api().get("/program").expect(403).problem());
        other.api().get("/program").expect(200);

        platform.operator().post("/tenants/" + tenant.alias() + "/reactivate", "").expect(200);
        tenant.api().get("/program").expect(200);
    }

    @Test
    void whatHasNoMeaningIsRefusedFieldByField(Platform platform) {
        var answer = platform.operator().post("/tenants", Map.of("alias", "No Alias", "name", "", "adminEmail", "x"))
                .expect(400).json();
        assertEquals("[\"adminEmail\",\"alias\",\"name\"]", answer.get("violations").findValues("field").toString()
                .replace(", ", ","));
    }

    @Test
    void onlyTheOperatorSeesTenantsAndNothingElse(Platform platform) {
        var tenant = platform.newTenant();
        assertEquals("forbidden", tenant.api().get("/tenants").expect(403).problem());
        assertEquals("forbidden", platform.operator().get("/program").expect(403).problem());
        assertEquals("forbidden", platform.operator().get("/accounts").expect(403).problem());
    }

    @Test
    void tenantsAreListedPageByPage(Platform platform) {
        platform.newTenant();
        platform.newTenant();
        var first = platform.operator().get("/tenants?limit=1").expect(200).json();
        var second = platform.operator().get(first.get("next").asText()).expect(200).json();
        assertNotEquals(first.at("/items/0/alias"), second.at("/items/0/alias"));
    }
}
