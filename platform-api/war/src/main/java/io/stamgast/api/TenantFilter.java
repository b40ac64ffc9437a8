package io.stamgast.api;

import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.Roles;
import io.stamgast.tenant.TenantEntry;
import io.stamgast.tenant.support.SupportEntry;
import io.stamgast.web.ClientAddress;
import io.stamgast.web.Problem;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Before anything else of a request: no verified token, no answer but 401; then who acts, and for which tenant. Only
 * platform operators act for none, and for one only while a support grant lets them.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class TenantFilter implements ContainerRequestFilter {

    private static final String SERVICE_ACCOUNT = "service-account-";

    @Inject
    CurrentUser user;
    @Inject
    TenantEntry entry;
    @Inject
    SupportEntry support;
    @Inject
    HttpServletRequest servletRequest;
    @Inject
    ClientAddress clientAddress;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!(request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token)) {
            request.abortWith(unauthorized());
            return;
        }
        var roles = token.getGroups() == null ? Set.<String>of() : token.getGroups();
        identify(request, token, roles);
        var tenant = token.<String>getClaim("tenant");
        var supported = request.getHeaderString(SupportEntry.HEADER);
        if (supported != null) {
            actUnderGrant(request, token, supported);
        } else if (tenant != null || !roles.contains(Roles.PLATFORM_OPERATOR)) {
            entry.enter(tenant);
        }
    }

    private void identify(ContainerRequestContext request, JsonWebToken token, Set<String> roles) {
        user.set(token.getSubject(), name(token), token.<String>getClaim(Claims.azp.name()),
                clientAddress.of(servletRequest), roles);
        request.setSecurityContext(new CallerSecurity(request.getSecurityContext(), roles));
    }

    private void actUnderGrant(ContainerRequestContext request, JsonWebToken token, String alias) {
        var path = request.getUriInfo().getRequestUri().getRawPath();
        var roles = support.enter(alias, token.getClaim("tenant"), request.getMethod(), path);
        identify(request, token, roles);
    }

    private static String name(JsonWebToken token) {
        var name = token.<String>getClaim(Claims.preferred_username.name());
        return name == null || name.startsWith(SERVICE_ACCOUNT) ? token.<String>getClaim(Claims.azp.name()) : name;
    }

    private static Response unauthorized() {
        return Response.status(Response.Status.UNAUTHORIZED).type(Problem.MEDIA_TYPE).entity(Problem.of(401))
                .header(HttpHeaders.WWW_AUTHENTICATE, ProblemServlet.CHALLENGE).build();
    }
}
