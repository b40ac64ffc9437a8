package io.stamgast.tests.tenancy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stamgast.tests.platform.OnPlatform;
import io.stamgast.tests.platform.Platform;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@OnPlatform
class PeopleIT {

    private static final String PASSWORD = "a-Long-Enough-1-Password";
    private static final Set<String> ROLES =
            Set.of("program-admin", "account-manager", "finance", "read-only", "buyer", "loyalty-api");

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

    @Test
    void aChangedRoleIsInTheNextTokenAndWhoIsRemovedGetsNone(Platform platform) throws IOException {
        var tenant = platform.newTenant();
        var email = "fin@" + tenant.alias() + ".test";
        var invited = tenant.api().post("/staff",
                Map.of("email", email, "name", "Fien", "roles", List.of("finance"))).expect(201).json();
        setPassword(platform, email);
        assertEquals(tenant.alias() + " finance", claims(platform, email));

        var changed = ((ObjectNode) invited).deepCopy();
        changed.putArray("roles").add("read-only");
        tenant.api().put("/staff/" + invited.get("id").asText(), changed.toString()).expect(200);
        assertEquals(tenant.alias() + " read-only", claims(platform, email));

        tenant.api().delete("/staff/" + invited.get("id").asText()).expect(204);
        assertThrows(AssertionError.class, () -> claims(platform, email), "no token");
    }

    @Test
    void aMembersTokenNamesTheTenantAndBuysUntilTheMemberIsRemoved(Platform platform) throws IOException {
        var tenant = platform.newTenant();
        tenant.account("C1");
        var email = "jan@" + tenant.alias() + ".test";
        var invited = tenant.api().post("/accounts/ext:C1/members", member(email, "owner")).expect(201).json();
        setPassword(platform, email);
        assertEquals(tenant.alias() + " buyer", claims(platform, email));

        tenant.api().delete("/accounts/ext:C1/members/" + invited.get("id").asText()).expect(204);

        assertThrows(AssertionError.class, () -> claims(platform, email), "no token");
    }

    /** What the person's first login would end with. */
    private static void setPassword(Platform platform, String email) {
        var keycloak = platform.keycloak();
        var user = keycloak.get("/users?exact=true&email=" + email).expect(200).json().at("/0/id").asText();
        keycloak.put("/users/" + user + "/reset-password",
                Map.of("type", "password", "value", PASSWORD, "temporary", false)).expect(204);
    }

    /** The tenant and our roles of a new token. */
    private static String claims(Platform platform, String email) throws IOException {
        var token = new Platform(platform.access(), platform.directory()).person(email, PASSWORD).token();
        var claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        var roles = new TreeSet<String>();
        claims.get("groups").forEach(role -> roles.add(role.asText()));
        roles.retainAll(ROLES);
        return claims.get("tenant").asText() + " " + String.join(" ", roles);
    }

    private static Map<String, String> member(String email, String role) {
        return Map.of("email", email, "name", "Jan de Boer", "role", role);
    }
}
