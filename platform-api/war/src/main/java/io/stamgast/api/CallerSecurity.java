package io.stamgast.api;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;

/** The caller of a request: who the token says it is, in these roles and no others. */
record CallerSecurity(SecurityContext caller, Set<String> roles) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return caller.getUserPrincipal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return roles.contains(role);
    }

    @Override
    public boolean isSecure() {
        return caller.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return caller.getAuthenticationScheme();
    }
}
