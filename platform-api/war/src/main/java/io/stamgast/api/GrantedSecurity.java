package io.stamgast.api;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;

/** The caller of a request under a support grant: the same person, the grant's roles and no other. */
record GrantedSecurity(SecurityContext caller, Set<String> roles) implements SecurityContext {

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
