package io.stamgast.tests.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnPlatform
class PeopleIT {

    @Test
    void aMemberIsInvitedOnceAndTheKeyGetsTheSamePasswordAgain(Platform platform) {
        var tenant = platform.newTenant();
        tenant.account("C1");
        var key = tenant.api().withKey(UUID.randomUUID().toString());
        var body = member("jan@" + tenant.alias() + ".test", "owner");

        var first = key.post("/accounts/ext:C1/members", body).expect(201).json();
        var again = key.post("/accounts/ext:C1/members", body).expect(201).json();

        assertEquals("INVITED", first.get("state").asText());
        assertTrue(first.at("/login/temporaryPassword").asText().length() >= 16);
        assertEquals(first, again);
        assertEquals("member-exists",
                tenant.api().post("/accounts/ext:C1/members", body).expect(409).problem());
        assertFalse(tenant.api().get("/accounts/ext:C1/members").expect(200).text().contains("temporaryPassword"));
    }

    @Test
    void aMemberIsChangedByWhatWasReadAndRemoved(Platform platform) {
        var tenant = platform.newTenant();
        tenant.account("C1");
        var id = tenant.api().post("/accounts/ext:C1/members", member("jan@" + tenant.alias() + ".test", "owner"))
                .expect(201).json().get("id").asText();
        var address = "/accounts/ext:C1/members/" + id;
        var read = tenant.api().get(address).expect(200);

        var body = ((ObjectNode) read.json()).put("role", "viewer");
        tenant.api().with("If-Match", read.header("ETag")).put(address, body.toString()).expect(200);
        assertEquals("lost-update",
                tenant.api().with("If-Match", read.header("ETag")).put(address, body.toString()).expect(412).problem());

        tenant.api().delete(address).expect(204);
        tenant.api().get(address).expect(404);
        assertEquals(0, tenant.api().get("/accounts/ext:C1/members").expect(200).json().get("items").size());
    }

    @Test
    void whoWasRemovedCanBeInvitedAgain(Platform platform) {
        var tenant = platform.newTenant();
        tenant.account("C1");
        var body = member("jan@" + tenant.alias() + ".test", "buyer");
        var id = tenant.api().post("/accounts/ext:C1/members", body).expect(201).json().get("id").asText();
        tenant.api().delete("/accounts/ext:C1/members/" + id).expect(204);
        assertTrue(tenant.api().post("/accounts/ext:C1/members", body).expect(201).json()
                .at("/login/temporaryPassword").asText().length() >= 16);
    }

    @Test
    void onePersonBelongsToOneTenant(Platform platform) {
        var tenant = platform.newTenant();
        var other = platform.newTenant();
        other.account("C1");
        var refusal = other.api().post("/accounts/ext:C1/members", member(tenant.adminEmail(), "buyer")).expect(409);
        assertEquals("email-taken", refusal.problem());
        assertFalse(refusal.json().get("detail").asText().replace(tenant.adminEmail(), "").contains(tenant.alias()));
    }

    @Test
    void aRoleThatIsNoneIsRefused(Platform platform) {
        var tenant = platform.newTenant();
        tenant.account("C1");
        tenant.api().post("/accounts/ext:C1/members", member("jan@" + tenant.alias() + ".test", "boss")).expect(400);
        assertEquals("unknown-role", tenant.api().post("/staff", Map.of("email", "jan@" + tenant.alias() + ".test",
                "name", "Jan", "roles", List.of("buyer"))).expect(422).problem());
    }

    @Test
    void aProgramAdminAlwaysRemains(Platform platform) {
        var tenant = platform.newTenant();
        var first = tenant.api().get("/staff").expect(200).json().at("/items/0/id").asText();
        assertEquals("last-program-admin", tenant.api().delete("/staff/" + first).expect(422).problem());

        var second = tenant.api().post("/staff", Map.of("email", "fin@" + tenant.alias() + ".test", "name", "Fien",
                "roles", List.of("finance", "program-admin"))).expect(201).json();
        tenant.api().delete("/staff/" + first).expect(204);

        var demoted = ((ObjectNode) second).deepCopy().put("name", "Fien de Vries");
        demoted.putArray("roles").add("finance");
        assertEquals("last-program-admin", tenant.api().put("/staff/" + second.get("id").asText(), demoted.toString())
                .expect(422).problem());
    }

    private static Map<String, String> member(String email, String role) {
        return Map.of("email", email, "name", "Jan de Boer", "role", role);
    }
}
