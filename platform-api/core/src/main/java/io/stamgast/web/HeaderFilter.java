package io.stamgast.web;

import io.stamgast.kernel.DomainException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.function.Supplier;

/** Refuses headers that can't be read, by their names, before JAX-RS refuses them without; bodies come as they are. */
@Provider
@PreMatching
@Priority(Priorities.AUTHORIZATION)
public class HeaderFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        require(HttpHeaders.CONTENT_TYPE, "is not a media type such as application/json", request::getMediaType);
        require(HttpHeaders.ACCEPT, "is not a list of media types such as application/json",
                request::getAcceptableMediaTypes);
        var encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw DomainException.unsupported("unsupported-media-type", HttpHeaders.CONTENT_ENCODING,
                    "must be identity");
        }
    }

    private static void require(String name, String message, Supplier<?> read) {
        try {
            read.get();
        } catch (ProcessingException | IllegalArgumentException unreadable) {
            throw DomainException.malformed("invalid-request", name, message);
        }
    }
}
