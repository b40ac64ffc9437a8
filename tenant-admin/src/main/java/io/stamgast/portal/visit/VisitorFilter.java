package io.stamgast.portal.visit;

import io.stamgast.kernel.CurrentUser;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Roles;
import io.stamgast.tenant.TenantEntry;
import io.stamgast.tenant.mode.Mode;
import io.stamgast.web.ClientAddress;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Tells the core who visits, and for which tenant, from the claims of the login and the mode chosen. A login without a
 * tenant, or one whose tenant isn't open, gets a page that says so; only the way out and into live mode stay open.
 */
public class VisitorFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final List<String> ROLES = List.of(Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE,
            Roles.READ_ONLY, Roles.BUYER);

    @Inject
    OpenIdContext login;
    @Inject
    TenantEntry tenants;
    @Inject
    ChosenMode mode;
    @Inject
    CurrentUser user;
    @Inject
    ClientAddress address;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = request.getServletPath();
        if (request.getUserPrincipal() == null || path.startsWith("/jakarta.faces.resource/")
                || path.equals("/leave") || path.equals("/mode")) {
            chain.doFilter(request, response);
            return;
        }
        try {
            tenants.enter(new Mode.Visitor(login.getClaims().getStringClaim("tenant").orElse(null),
                    Door.ADMIN.opensFor(request), mode.of(login.getSubject())));
        } catch (DomainException closed) {
            refuse(request, response, closed);
            return;
        }
        introduce(request);
        chain.doFilter(request, response);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, DomainException closed)
            throws IOException, ServletException {
        switch (closed.code()) {
            case "tenant-suspended" -> show("/suspended.xhtml", HttpServletResponse.SC_FORBIDDEN, request, response);
            case "test-mode-wiping", "test-mode-not-open" ->
                    show("/wiping.xhtml", HttpServletResponse.SC_SERVICE_UNAVAILABLE, request, response);
            default -> response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static void show(String page, int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setStatus(status);
        request.getRequestDispatcher(page).forward(request, response);
    }

    private void introduce(HttpServletRequest request) {
        var roles = ROLES.stream().filter(request::isUserInRole).collect(Collectors.toSet());
        user.set(login.getSubject(), request.getUserPrincipal().getName(), "portal", address.of(request), roles);
    }
}
