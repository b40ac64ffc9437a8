package io.stamgast.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
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

    /** A container with so many mechanisms besides ours. */
    private static BeanManager beans(int others) {
        var found = new HashSet<Bean<?>>(Set.of(bean(RememberedTokens.class)));
        for (var n = 0; n < others; n++) {
            found.add(bean(HttpAuthenticationMechanism.class));
        }
        return stub(BeanManager.class, Map.of("getBeans", found, "getReference",
                stub(HttpAuthenticationMechanism.class, Map.of())));
    }

    private static MetricRegistry figures() {
        return stub(MetricRegistry.class, Map.of("counter", stub(Counter.class, Map.of())));
    }

    private static Bean<?> bean(Class<?> type) {
        return stub(Bean.class, Map.of("getBeanClass", type));
    }

    /** Answers each method of one of these names, and those of every object by being itself. */
    private static <T> T stub(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> type.getSimpleName();
                    default -> answers.get(method.getName());
                }));
    }

    @Test
    void exactlyOneOtherMechanismMayStandBehindIt() {
        new RememberedTokens(beans(1), figures());
        assertThrows(IllegalStateException.class, () -> new RememberedTokens(beans(0), figures()));
        assertThrows(IllegalStateException.class, () -> new RememberedTokens(beans(2), figures()));
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
