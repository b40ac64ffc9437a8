package io.stamgast.portal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.openid.AccessToken;
import jakarta.security.enterprise.identitystore.openid.IdentityToken;
import jakarta.security.enterprise.identitystore.openid.JwtClaims;
import jakarta.security.enterprise.identitystore.openid.OpenIdClaims;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import org.junit.jupiter.api.Test;

class RolesOfLoginTest {

    /** What the identity token says. */
    private List<String> identity = List.of("read-only");
    private final Subject subject = new Subject();
    /** The roles that the container was told of, in order; null for none from here on. */
    private final List<List<String>> told = new ArrayList<>();

    private AuthenticationStatus ask(AuthenticationStatus found, CallbackHandler container, String... roles)
            throws AuthenticationException {
        var oidc = new HttpAuthenticationMechanism() {
            @Override
            public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response,
                                                        HttpMessageContext context) {
                return found;
            }
        };
        return new RolesOfLogin(oidc, login(List.of(roles), identity)).validateRequest(null, null, stub(
                HttpMessageContext.class, Map.of("getClientSubject", subject, "getHandler", container)));
    }

    private static OpenIdContext login(List<String> access, List<String> identity) {
        return stub(OpenIdContext.class, Map.of(
                "getAccessToken", stub(AccessToken.class, Map.of("getJwtClaims", claims(JwtClaims.class, access))),
                "getIdentityToken", stub(IdentityToken.class, Map.of("getJwtClaims",
                        claims(JwtClaims.class, identity))),
                "getClaims", claims(OpenIdClaims.class, List.of())));
    }

    private static <T> T claims(Class<T> type, List<String> groups) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> arguments[0].equals("groups") ? groups : List.of()));
    }

    private static <T> T stub(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }

    private CallbackHandler container() {
        return callbacks -> {
            for (var one : callbacks) {
                var groups = (GroupPrincipalCallback) one;
                assertEquals(subject, groups.getSubject());
                told.add(groups.getGroups() == null ? null : List.of(groups.getGroups()));
            }
        };
    }

    @Test
    void theRolesOfTheTokenTakeThePlaceOfThoseOfTheSession() throws AuthenticationException {
        assertEquals(AuthenticationStatus.SUCCESS, ask(AuthenticationStatus.SUCCESS, container(), "finance", "buyer"));

        assertEquals(2, told.size());
        assertNull(told.get(0));
        assertEquals(List.of("finance", "buyer"), told.get(1));
    }

    @Test
    void anAccessTokenWithoutThemLeavesItToTheIdentityToken() throws AuthenticationException {
        ask(AuthenticationStatus.SUCCESS, container());

        assertEquals(List.of("read-only"), told.get(1));
    }

    @Test
    void aLoginWithoutRolesKeepsNone() throws AuthenticationException {
        identity = List.of();
        ask(AuthenticationStatus.SUCCESS, container());

        assertNull(told.get(0));
        assertEquals(List.of(), told.get(1));
    }

    @Test
    void whoIsNotLoggedInIsGivenNone() throws AuthenticationException {
        for (var status : List.of(AuthenticationStatus.NOT_DONE, AuthenticationStatus.SEND_CONTINUE,
                AuthenticationStatus.SEND_FAILURE)) {
            assertEquals(status, ask(status, container(), "finance"));
        }
        assertTrue(told.isEmpty());
    }

    @Test
    void aContainerThatTakesNoRolesRefusesTheRequest() {
        assertThrows(AuthenticationException.class, () -> ask(AuthenticationStatus.SUCCESS, callbacks -> {
            throw new IOException("a defect");
        }, "finance"));
    }
}
