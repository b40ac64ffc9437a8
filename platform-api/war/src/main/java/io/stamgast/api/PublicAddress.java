package io.stamgast.api;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets every address in an answer ({@code Location}, {@code next}, explanations) begin as callers reach us: behind a
 * proxy that ends TLS, the request itself has another scheme, host and port.
 */
@Provider
@PreMatching
@Priority(PublicAddress.FIRST)
@ApplicationScoped
public class PublicAddress implements ContainerRequestFilter {

    static final int FIRST = 0;

    @Inject
    @ConfigProperty(name = "stamgast.public.url")
    String publicUrl;

    @Override
    public void filter(ContainerRequestContext request) {
        var asked = request.getUriInfo();
        request.setRequestUri(reached(asked.getBaseUri()), reached(asked.getRequestUri()));
    }

    private URI reached(URI inner) {
        var query = inner.getRawQuery();
        return URI.create(publicUrl + inner.getRawPath() + (query == null ? "" : "?" + query));
    }
}
