package io.stamgast.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Roles;
import io.stamgast.machine.MachineEntry;
import io.stamgast.rate.Flood;
import io.stamgast.rate.Quota;
import io.stamgast.rate.RateHeaders;
import io.stamgast.rate.RateLimits;
import io.stamgast.tenant.TenantEntry;
import io.stamgast.tenant.mode.Mode;
import io.stamgast.tenant.mode.ModeHeader;
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
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Before anything else of a request: no verified token, no answer but 401; then who acts, and for which tenant. Only
 * platform operators act for none, and for one only while a support grant lets them. What a tenant sends beyond its
 * limit is refused here, before any work begins; operators have none. Support is of the live mode alone.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class TenantFilter implements ContainerRequestFilter {

    /** By the token itself, not by what equals it: it is the same one for as long as it is remembered. */
    private final Cache<JsonWebToken, Caller> callers = Caffeine.newBuilder().weakKeys().build();

    @Inject
    CurrentUser user;
    @Inject
    TenantEntry entry;
    @Inject
    MachineEntry machines;
    @Inject
    RateLimits rates;
    @Inject
    Flood flood;
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
        var caller = callers.get(token, Caller::of);
        identify(request, caller, caller.roles());
        var supported = request.getHeaderString(SupportEntry.HEADER);
        var visitor = caller.visitor(request.getHeaderString(Mode.HEADER));
        if (supported != null) {
            visitor.requireLive();
            actUnderGrant(request, caller, supported);
        } else if (caller.tenant() != null || !caller.roles().contains(Roles.PLATFORM_OPERATOR)) {
            enter(request, caller, visitor);
        } else {
            visitor.requireLive();
        }
    }

    /** A machine client's roles are those of its scopes, whatever its token says. */
    private void enter(ContainerRequestContext request, Caller caller, Mode.Visitor visitor) {
        var alias = visitor.alias();
        ModeHeader.tell(request, Mode.of(alias));
        var roles = entry.enter(alias, tenant -> {
            var machine = caller.isMachine() ? machines.admit(tenant.id(), caller.client()) : null;
            count(request, machine == null || machine.ratePerSecond() == null
                    ? rates.take(tenant.id(), tenant.ratePerSecond())
                    : rates.take(tenant.id(), tenant.ratePerSecond(), caller.client(), machine.ratePerSecond()));
            return machine == null ? caller.roles() : machine.roles();
        });
        identify(request, caller, roles);
    }

    private void count(ContainerRequestContext request, Quota quota) {
        RateHeaders.tell(request, quota);
        if (!quota.isGranted()) {
            flood.refused(servletRequest.getHeader(HttpHeaders.AUTHORIZATION));
            throw DomainException.tooMany("These were more than " + quota.limit() + " requests in a second.");
        }
    }

    private void identify(ContainerRequestContext request, Caller caller, Set<String> roles) {
        user.set(caller.subject(), caller.name(), caller.client(), clientAddress.of(servletRequest), roles);
        request.setSecurityContext(new CallerSecurity(request.getSecurityContext(), roles));
    }

    private void actUnderGrant(ContainerRequestContext request, Caller caller, String alias) {
        var path = request.getUriInfo().getRequestUri().getRawPath();
        var roles = support.enter(alias, caller.tenant(), request.getMethod(), path);
        identify(request, caller, roles);
    }

    private static Response unauthorized() {
        return Response.status(Response.Status.UNAUTHORIZED).type(Problem.MEDIA_TYPE).entity(Problem.of(401))
                .header(HttpHeaders.WWW_AUTHENTICATE, ProblemServlet.CHALLENGE).build();
    }
}
