package io.stamgast.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Verifies a token once a minute, not at each request. Machines send the same token thousands of times, and Payara
 * reads the key anew and checks the signature each time, which costs more than posting a purchase. A token is
 * remembered by its full text, never beyond its own end; whether its tenant is active is asked at each request,
 * elsewhere.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class RememberedTokens implements IdentityStoreHandler {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST = 2_000;

    private final Instance<IdentityStore> stores;
    private final HttpServletRequest request;
    private final Cache<String, CredentialValidationResult> verified = Caffeine.newBuilder().maximumSize(MOST)
            .expireAfter(Expiry.creating((String token, CredentialValidationResult result) -> lifetime(result)))
            .build();

    protected RememberedTokens() {
        this(null, null); // for the client proxy
    }

    @Inject
    RememberedTokens(@Any Instance<IdentityStore> stores, HttpServletRequest request) {
        this.stores = stores;
        this.request = request;
    }

    @Override
    public CredentialValidationResult validate(Credential credential) {
        var token = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (token == null) {
            return ask(credential);
        }
        var known = verified.getIfPresent(token);
        if (known != null) {
            return known;
        }
        var result = ask(credential);
        if (result.getStatus() == Status.VALID && result.getCallerPrincipal() instanceof JsonWebToken) {
            verified.put(token, result);
        }
        return result;
    }

    private CredentialValidationResult ask(Credential credential) {
        var last = CredentialValidationResult.NOT_VALIDATED_RESULT;
        for (var store : stores) {
            last = store.validate(credential);
            if (last.getStatus() == Status.VALID) {
                return last;
            }
        }
        return last;
    }

    private static Duration lifetime(CredentialValidationResult result) {
        var end = Instant.ofEpochSecond(((JsonWebToken) result.getCallerPrincipal()).getExpirationTime());
        var left = Duration.between(Instant.now(), end);
        return left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }
}
