package io.stamgast.rate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Tells each answer's receiver what is left of the limit: {@code RateLimit-Limit}, {@code -Remaining} and
 * {@code -Reset} of the IETF's draft-ietf-httpapi-ratelimit-headers-06, the last with these fields.
 */
@Provider
@ApplicationScoped
public class RateHeaders implements ContainerResponseFilter {

    private static final String QUOTA = Quota.class.getName();

    /** Keeps what the request found, for its answer. */
    public static void tell(ContainerRequestContext request, Quota quota) {
        request.setProperty(QUOTA, quota);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(QUOTA) instanceof Quota quota) {
            var headers = response.getHeaders();
            headers.putSingle("RateLimit-Limit", quota.limit());
            headers.putSingle("RateLimit-Remaining", quota.remaining());
            headers.putSingle("RateLimit-Reset", quota.resetSeconds());
            if (!quota.isGranted()) {
                headers.putSingle(HttpHeaders.RETRY_AFTER, quota.retrySeconds());
            }
        }
    }
}
