package io.stamgast.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class RememberedTokensTest {

    private static final Set<String> GROUPS = Set.of("finance");

    private String header = "Bearer one";
    /** Whom the server finds the token to be; null when it refuses it. */
    private TokenPrincipal verdict = caller(Instant.now().plusSeconds(300));
    private int asked;
    private int verified;
    private Principal loggedIn;
    private Subject subject;

    private final RememberedTokens tokens = new RememberedTokens(new HttpAuthenticationMechanism() {
        @Override
        public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response,
                                                    HttpMessageContext context) {
            asked++;
            return verdict == null ? context.doNothing() : context.notifyContainerAboutLogin(verdict, GROUPS);
        }
    }, () -> verified++);

    /** A principal as MP-JWT makes it. */
    private static final class TokenPrincipal extends CallerPrincipal implements JsonWebToken {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, Object> claims;

        TokenPrincipal(Map<String, Object> claims) {
            super("caller");
            this.claims = claims;
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
    }

    private static TokenPrincipal caller(Instant end) {
        return new TokenPrincipal(Map.of(Claims.exp.name(), end.getEpochSecond()));
    }

    /** Who the container takes a request with the header to come from; null for nobody. */
    private Principal ask() throws AuthenticationException {
        loggedIn = null;
        subject = new Subject();
        tokens.validateRequest(request(), null, context());
        return loggedIn;
    }

    private HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> header);
    }

    private HttpMessageContext context() {
        return (HttpMessageContext) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {HttpMessageContext.class}, this::answer);
    }

    private Object answer(Object proxy, Method method, Object... arguments) {
        return switch (method.getName()) {
            case "getClientSubject" -> subject;
            case "getCallerPrincipal" -> loggedIn;
            case "getGroups" -> GROUPS;
            case "doNothing" -> AuthenticationStatus.NOT_DONE;
            case "notifyContainerAboutLogin" -> logIn((Principal) arguments[0], arguments[1]);
            default -> throw new IllegalArgumentException(method.getName());
        };
    }

    private AuthenticationStatus logIn(Principal caller, Object groups) {
        assertEquals(GROUPS, groups);
        loggedIn = caller;
        return AuthenticationStatus.SUCCESS;
    }

    @Test
    void theSameTokenIsVerifiedOnce() throws AuthenticationException {
        var first = ask();

        assertSame(first, ask());
        assertEquals(Set.of(first), subject.getPrincipals());
        assertEquals(1, asked);
        assertEquals(1, verified);
    }

    @Test
    void anotherTokenIsVerifiedForItself() throws AuthenticationException {
        ask();
        header = "Bearer two";
        verdict = null;

        assertNull(ask());
    }

    @Test
    void aRefusalIsNotRemembered() throws AuthenticationException {
        verdict = null;
        ask();
        verdict = caller(Instant.now().plusSeconds(300));

        assertSame(verdict, ask());
    }

    @Test
    void aTokenAtItsEndIsNotRemembered() throws AuthenticationException {
        verdict = caller(Instant.now().minusSeconds(1));
        ask();
        verdict = null;

        assertNull(ask());
    }

    @Test
    void whatComesWithoutTheHeaderIsLeftToTheServerEachTime() throws AuthenticationException {
        header = null;
        ask();
        ask();

        assertEquals(2, asked);
    }
}
