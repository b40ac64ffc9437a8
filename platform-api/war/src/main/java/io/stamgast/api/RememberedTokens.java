package io.stamgast.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.stamgast.web.ServersMechanism;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Verifies a token once a minute, not at each request. Machines send the same token thousands of times, and MP-JWT
 * reads the key anew and checks the signature each time, which costs more than posting a purchase. A token is
 * remembered by its full text, never beyond its own end; whether its tenant is active is asked elsewhere.
 */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
public class RememberedTokens implements HttpAuthenticationMechanism {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MOST = 2_000;
    private static final Metadata VERIFIED = Metadata.builder().withName("stamgast.tokens.verified")
            .withDescription("Requests whose token was checked and found good, not remembered from another").build();

    private record Known(JsonWebToken caller, Set<String> groups) {
    }

    private final HttpAuthenticationMechanism mpJwt;
    private final Runnable verified;
    private final Cache<String, Known> remembered = Caffeine.newBuilder().maximumSize(MOST)
            .expireAfter(Expiry.creating((String token, Known known) -> lifetime(known.caller())))
            .build();

    protected RememberedTokens() {
        this((HttpAuthenticationMechanism) null, null); // for the client proxy
    }

    @Inject
    RememberedTokens(BeanManager beans, MetricRegistry figures) {
        this(ServersMechanism.behind(RememberedTokens.class, beans), figures.counter(VERIFIED)::inc);
    }

    /** @param verified run for each token that was checked and found good */
    RememberedTokens(HttpAuthenticationMechanism mpJwt, Runnable verified) {
        this.mpJwt = mpJwt;
        this.verified = verified;
    }

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response,
            HttpMessageContext context) throws AuthenticationException {
        var token = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (token == null) {
            return mpJwt.validateRequest(request, response, context);
        }
        var known = remembered.getIfPresent(token);
        if (known != null) {
            context.getClientSubject().getPrincipals().add(known.caller());
            return context.notifyContainerAboutLogin(known.caller(), known.groups());
        }
        var status = mpJwt.validateRequest(request, response, context);
        if (status == AuthenticationStatus.SUCCESS && context.getCallerPrincipal() instanceof JsonWebToken caller) {
            verified.run();
            remembered.put(token, new Known(caller, context.getGroups()));
        }
        return status;
    }

    private static Duration lifetime(JsonWebToken caller) {
        var left = Duration.between(Instant.now(), Instant.ofEpochSecond(caller.getExpirationTime()));
        return left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }
}
