package io.stamgast.tests.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stamgast.tests.platform.ApiClient;
import io.stamgast.tests.platform.Clockwork;
import io.stamgast.tests.platform.FreshTenant;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An operator acts for a tenant while a grant holds, and never otherwise. */
@OnPlatform
class SupportGrantsIT {

    private static final String HEADER = "Stamgast-Tenant";

    @Test
    void withoutAGrantAnOperatorActsForNoTenant(Platform platform) {
        var tenant = platform.newTenant();
        assertEquals("no-support-grant", acting(platform, tenant).get("/program").expect(403).problem());
        assertEquals("no-tenant",
                platform.operator().with(HEADER, "nobody").get("/program").expect(403).problem());
    }

    @Test
    void aGrantLetsTheOperatorReadAndNothingElseUnlessItSaysSo(Platform platform) {
        var tenant = platform.newTenant();
        tenant.account("C1");
        var made = grant(platform, tenant, Map.of("reason", "ticket 12", "minutes", 30));
        assertEquals("[\"read-only\"]", made.get("roles").toString());

        var acting = acting(platform, tenant);
        assertEquals(1, acting.get("/accounts").expect(200).json().get("items").size());
        acting.post("/accounts", Map.of("externalId", "C2", "name", "C2")).expect(403);
        acting.get("/audit").expect(403);
        acting.get("/tenants").expect(403);

        grant(platform, tenant, Map.of("reason", "ticket 12", "minutes", 5, "roles", List.of("account-manager")));
        acting.post("/accounts", Map.of("externalId", "C2", "name", "C2")).expect(201);
        platform.operator().get("/accounts").expect(403);
    }

    @Test
    void aGrantEndsByTimeAtOnce(Platform platform) {
        var tenant = platform.newTenant();
        grant(platform, tenant, Map.of("reason", "ticket 12", "minutes", 30));
        acting(platform, tenant).get("/program").expect(200);

        Clockwork.ageGrants(platform, tenant.alias(), 30);

        assertEquals("no-support-grant", acting(platform, tenant).get("/program").expect(403).problem());
        assertEquals("EXPIRED", tenant.api().get("/support-grants").expect(200).json().at("/items/0/state").asText());
    }

    @Test
    void aRevokedGrantEndsAtOnce(Platform platform) {
        var tenant = platform.newTenant();
        var id = grant(platform, tenant, Map.of("reason", "ticket 12", "minutes", 30)).get("id").asText();
        acting(platform, tenant).get("/program").expect(200);

        var address = "/tenants/" + tenant.alias() + "/support-grants/" + id;
        var revoked = platform.operator().post(address + "/revoke", "").expect(200).json();

        assertEquals("REVOKED", revoked.get("state").asText());
        assertEquals("no-support-grant", acting(platform, tenant).get("/program").expect(403).problem());
        assertEquals(revoked, platform.operator().get(address).expect(200).json());
        assertEquals(revoked, platform.operator().post(address + "/revoke", "").expect(200).json());
    }

    @Test
    void aGrantOpensOneTenantAlone(Platform platform) {
        var tenant = platform.newTenant();
        var other = platform.newTenant();
        var id = grant(platform, tenant, Map.of("reason", "ticket 12", "minutes", 30)).get("id").asText();

        assertEquals("no-support-grant", acting(platform, other).get("/program").expect(403).problem());
        platform.operator().get("/tenants/" + other.alias() + "/support-grants/" + id).expect(404);
        platform.operator().post("/tenants/" + other.alias() + "/support-grants/" + id + "/revoke", "").expect(404);
        assertEquals(0, other.api().get("/support-grants").expect(200).json().get("items").size());
    }

    @Test
    void whoBelongsToATenantActsForNoOther(Platform platform) {
        var tenant = platform.newTenant();
        grant(platform, tenant, Map.of("reason", "ticket 12", "minutes", 30, "roles", List.of("program-admin")));
        var demo = platform.access().tenants().get(0);
        var buyer = demo.user("buyer");
        var own = demo.alias();
        for (var client : List.of(platform.demoTenant(), platform.person(buyer.username(), buyer.password()))) {
            assertEquals("no-support-grant",
                    client.with(HEADER, tenant.alias()).get("/program").expect(403).problem());
            assertEquals("no-support-grant", client.with(HEADER, own).get("/program").expect(403).problem());
        }
        assertEquals("no-support-grant",
                tenant.api().with(HEADER, tenant.alias()).get("/program").expect(403).problem());
        tenant.api().post("/tenants/" + tenant.alias() + "/support-grants", Map.of("reason", "mine", "minutes", 5))
                .expect(403);
    }

    @Test
    void aSuspendedTenantIsClosedToItsSupportToo(Platform platform) {
        var tenant = platform.newTenant();
        grant(platform, tenant, Map.of("reason", "ticket 12", "minutes", 30));
        platform.operator().post("/tenants/" + tenant.alias() + "/suspend", "").expect(200);
        assertEquals("tenant-suspended", acting(platform, tenant).get("/program").expect(403).problem());
    }

    @Test
    void theTenantReadsWhoWasLetInAndWhatTheyCalled(Platform platform) {
        var tenant = platform.newTenant();
        var grant = grant(platform, tenant, Map.of("reason", "ticket 12", "minutes", 30));
        acting(platform, tenant).get("/accounts/ext:none").expect(404);

        var seen = tenant.api().get("/support-grants").expect(200).json().at("/items/0");
        assertEquals(grant, seen);
        var log = tenant.api().get("/audit?objectType=support-grant").expect(200).json().get("items");
        assertEquals("[\"called\",\"granted\"]", log.findValues("action").toString().replace(", ", ","));
        assertEquals("GET /api/v1/accounts/ext:none",
                log.at("/0/after/method").asText() + " " + log.at("/0/after/path").asText());
        assertEquals(platform.access().operator().clientId(), log.at("/0/actor").asText());
        assertTrue(log.at("/0/address").asText().startsWith("127."), log.toString());
        assertEquals("ticket 12", log.at("/1/after/reason").asText());
    }

    @Test
    void theAuditLogIsReadPageByPageAndByTime(Platform platform) {
        var tenant = platform.newTenant();
        tenant.account("C1");
        var first = tenant.api().get("/audit?limit=1").expect(200).json();
        assertEquals("account", first.at("/items/0/objectType").asText());
        assertEquals("C1", first.at("/items/0/after/externalId").asText());
        var second = tenant.api().get(first.get("next").asText()).expect(200).json();
        assertEquals("machine-client", second.at("/items/0/objectType").asText());

        var at = first.at("/items/0/at").asText();
        assertEquals(1, tenant.api().get("/audit?from=" + at).expect(200).json().get("items").size());
        assertEquals(3, tenant.api().get("/audit?until=" + at).expect(200).json().get("items").size());
        tenant.api().get("/audit?from=yesterday").expect(400);
        platform.operator().get("/audit").expect(403);
    }

    @Test
    void theSameKeyGivesOneGrant(Platform platform) {
        var tenant = platform.newTenant();
        var operator = platform.operator().withKey(UUID.randomUUID().toString());
        var path = "/tenants/" + tenant.alias() + "/support-grants";
        var body = Map.of("reason", "ticket 12", "minutes", 30);
        var first = operator.post(path, body).expect(201);
        var again = operator.post(path, body).expect(201);

        assertEquals(first.json(), again.json());
        assertEquals("true", again.header("Idempotent-Replayed"));
        assertTrue(first.header("Location").endsWith(path + "/" + first.json().get("id").asText()));
        assertEquals("idempotency-key-reused", operator.post(path, Map.of("reason", "other", "minutes", 30))
                .expect(409).problem());
        assertEquals(1, platform.operator().get(path).expect(200).json().get("items").size());
    }

    @Test
    void aGrantHasAReasonAndAnEndWithinEightHours(Platform platform) {
        var path = "/tenants/" + platform.newTenant().alias() + "/support-grants";
        for (var wrong : List.of(Map.of("reason", "  x ", "minutes", 5),
                Map.of("reason", "x".repeat(201), "minutes", 5),
                Map.of("minutes", 5), Map.of("reason", "ticket"), Map.of("reason", "ticket", "minutes", 0),
                Map.of("reason", "ticket", "minutes", 481),
                Map.of("reason", "ticket", "minutes", 5, "roles", List.of()))) {
            platform.operator().post(path, wrong).expect(400);
        }
        for (var role : List.of("platform-operator", "buyer", "loyalty-api")) {
            assertEquals("unknown-role", platform.operator().post(path,
                    Map.of("reason", "ticket", "minutes", 5, "roles", List.of(role))).expect(422).problem());
        }
        platform.operator().post("/tenants/nobody-at-all/support-grants", Map.of("reason", "ticket", "minutes", 5))
                .expect(404);
    }

    private static JsonNode grant(Platform platform, FreshTenant tenant, Map<String, Object> body) {
        return platform.operator().post("/tenants/" + tenant.alias() + "/support-grants", body).expect(201).json();
    }

    private static ApiClient acting(Platform platform, FreshTenant tenant) {
        return platform.operator().with(HEADER, tenant.alias());
    }
}
