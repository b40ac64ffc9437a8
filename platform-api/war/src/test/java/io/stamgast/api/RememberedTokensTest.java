package io.stamgast.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import jakarta.enterprise.inject.Instance;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class RememberedTokensTest {

    private static final Credential CREDENTIAL = new Credential() {
    };

    private String header = "Bearer one";
    private CredentialValidationResult verdict = valid(Instant.now().plusSeconds(300));
    private int asked;

    private final RememberedTokens tokens = new RememberedTokens(stores(), request());

    /** A principal as MP-JWT makes it. */
    private static final class Caller extends CallerPrincipal implements JsonWebToken {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, Object> claims;

        Caller(Map<String, Object> claims) {
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

    private static CredentialValidationResult valid(Instant end) {
        return new CredentialValidationResult(new Caller(Map.of(Claims.exp.name(), end.getEpochSecond())), Set.of());
    }

    @SuppressWarnings("unchecked")
    private Instance<IdentityStore> stores() {
        var store = new IdentityStore() {
            @Override
            public CredentialValidationResult validate(Credential credential) {
                asked++;
                return verdict;
            }
        };
        return (Instance<IdentityStore>) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {Instance.class}, (proxy, method, arguments) -> List.of(store).iterator());
    }

    private HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> header);
    }

    @Test
    void theSameTokenIsVerifiedOnce() {
        var first = tokens.validate(CREDENTIAL);

        assertSame(first, tokens.validate(CREDENTIAL));
        assertEquals(1, asked);
    }

    @Test
    void anotherTokenIsVerifiedForItself() {
        tokens.validate(CREDENTIAL);
        header = "Bearer two";
        verdict = CredentialValidationResult.INVALID_RESULT;

        assertSame(CredentialValidationResult.INVALID_RESULT, tokens.validate(CREDENTIAL));
    }

    @Test
    void aRefusalIsNotRemembered() {
        verdict = CredentialValidationResult.INVALID_RESULT;
        tokens.validate(CREDENTIAL);
        verdict = valid(Instant.now().plusSeconds(300));

        assertSame(verdict, tokens.validate(CREDENTIAL));
    }

    @Test
    void aTokenAtItsEndIsNotRemembered() {
        verdict = valid(Instant.now().minusSeconds(1));
        tokens.validate(CREDENTIAL);
        verdict = CredentialValidationResult.INVALID_RESULT;

        assertSame(CredentialValidationResult.INVALID_RESULT, tokens.validate(CREDENTIAL));
    }

    @Test
    void whatComesWithoutTheHeaderIsAlwaysVerified() {
        header = null;
        tokens.validate(CREDENTIAL);
        tokens.validate(CREDENTIAL);

        assertEquals(2, asked);
    }
}
