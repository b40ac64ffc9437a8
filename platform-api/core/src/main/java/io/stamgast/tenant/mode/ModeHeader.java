package io.stamgast.tenant.mode;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Names the test mode in each of its answers, so that nobody takes one for live. */
@Provider
@ApplicationScoped
public class ModeHeader implements ContainerResponseFilter {

    private static final String TEST = ModeHeader.class.getName();

    /** Keeps in which mode the request is, for its answer, a refusal too. */
    public static void tell(ContainerRequestContext request, Mode mode) {
        request.setProperty(TEST, mode == Mode.TEST);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (Boolean.TRUE.equals(request.getProperty(TEST))) {
            response.getHeaders().putSingle(Mode.HEADER, "test");
        }
    }
}
