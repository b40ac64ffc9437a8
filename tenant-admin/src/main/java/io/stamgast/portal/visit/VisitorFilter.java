package io.stamgast.portal.visit;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.Roles;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells the core who visits, and for which tenant, from the claims of the login. A login without a tenant, or one
 * whose tenant isn't open, gets a page that says so; only the way out stays open.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class VisitorFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final List<String> ROLES = List.of(Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE,
            Roles.READ_ONLY, Roles.BUYER);

    @Inject
    OpenIdContext login;
    @Inject
    TenantDirectory tenants;
    @Inject
    CurrentTenant tenant;
    @Inject
    CurrentUser user;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getServletPath();
        if (request.getUserPrincipal() == null || path.startsWith("/jakarta.faces.resource/")
                || path.equals("/leave")) {
            chain.doFilter(request, response);
            return;
        }
        var visited = login.getClaims().getStringClaim("tenant").flatMap(tenants::find);
        if (visited.isEmpty()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (!visited.get().open()) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            request.getRequestDispatcher("/suspended.xhtml").forward(request, response);
        } else {
            tenant.set(visited.get().id(), visited.get().alias());
            introduce(request);
            chain.doFilter(request, response);
        }
    }

    private void introduce(HttpServletRequest request) {
        var roles = ROLES.stream().filter(request::isUserInRole).collect(Collectors.toSet());
        user.set(login.getSubject(), request.getUserPrincipal().getName(), "portal", request.getRemoteAddr(), roles);
    }
}
