package io.stamgast.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class CallerTest {

    /** Of a person; the tests change one claim at a time. */
    private final Map<String, Object> claims = new HashMap<>(Map.of("sub", "1234", "azp", "portal",
            "preferred_username", "anna", "tenant", "dairy", "groups", Set.of("finance")));

    private Caller caller() {
        return Caller.of(new JsonWebToken() {
            @Override
            public String getName() {
                return "not looked at";
            }

            @Override
            public Set<String> getClaimNames() {
                return claims.keySet();
            }

            @Override
            @SuppressWarnings("unchecked")
            public <T> T getClaim(String name) {
                return (T) claims.get(name);
            }
        });
    }

    @Test
    void aPersonIsCalledByTheNameOfTheUser() {
        assertEquals(new Caller("1234", "anna", "portal", false, "dairy", Set.of("finance")), caller());
    }

    @Test
    void aServiceAccountIsCalledByItsClient() {
        claims.put("azp", "erp-of-dairy");
        claims.put("preferred_username", "service-account-erp-of-dairy");

        assertEquals("erp-of-dairy", caller().name());
        assertTrue(caller().isMachine());
    }

    @Test
    void whoIsOnlyCalledLikeAServiceAccountIsAPerson() {
        claims.put("preferred_username", "service-account-erp@dairy.test");

        assertEquals("service-account-erp@dairy.test", caller().name());
        assertFalse(caller().isMachine());
    }

    @Test
    void theNameMayStandInEitherClaim() {
        claims.remove("preferred_username");
        claims.put("upn", "anna");
        assertEquals("anna", caller().name());
        assertFalse(caller().isMachine());

        claims.put("azp", "erp");
        claims.put("upn", "service-account-erp");
        assertEquals("erp", caller().name());
        assertTrue(caller().isMachine());
    }

    @Test
    void whoHasNoNameIsCalledByTheClient() {
        claims.remove("preferred_username");

        assertEquals("portal", caller().name());
        assertTrue(caller().isMachine());
    }

    @Test
    void whoIsInNoGroupHasNoRoles() {
        claims.remove("groups");

        assertEquals(Set.of(), caller().roles());
    }

    @Test
    void whoBelongsToNoTenantNamesNone() {
        claims.remove("tenant");

        assertNull(caller().tenant());
    }
}
