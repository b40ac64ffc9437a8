package io.stamgast.api;

import io.stamgast.identity.People;
import io.stamgast.tenant.mode.Mode;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * What a verified token says of who calls.
 *
 * @param name what people call it: the user's name, or the client's id
 * @param client the client that the token was issued to
 * @param isMachine whether the client calls for itself; also taken to be so when no person is named
 * @param tenant the alias of the tenant that it belongs to; null for none
 */
record Caller(String subject, String name, String client, boolean isMachine, String tenant, Set<String> roles) {

    private static final String SERVICE_ACCOUNT = "service-account-";

    static Caller of(JsonWebToken token) {
        var client = token.<String>getClaim(Claims.azp.name());
        var user = user(token);
        var isMachine = user == null || user.equals(SERVICE_ACCOUNT + client);
        var name = isMachine ? client : user;
        var roles = token.getGroups() == null ? Set.<String>of() : Set.copyOf(token.getGroups());
        return new Caller(token.getSubject(), name, client, isMachine, token.getClaim("tenant"), roles);
    }

    /** @param mode the one that it asks for; null for none */
    Mode.Visitor visitor(String mode) {
        return new Mode.Visitor(tenant, !isMachine && roles.stream().anyMatch(People.STAFF::contains), mode);
    }

    /** Which of the two claims there is, or both, is a matter of the client's scopes at Keycloak. */
    private static String user(JsonWebToken token) {
        var preferred = token.<String>getClaim(Claims.preferred_username.name());
        return preferred == null ? token.getClaim(Claims.upn.name()) : preferred;
    }
}
