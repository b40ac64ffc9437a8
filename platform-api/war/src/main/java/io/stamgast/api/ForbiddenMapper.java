package io.stamgast.api;

import io.stamgast.kernel.Roles;
import io.stamgast.machine.Scope;
import io.stamgast.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells who has none of the roles that an address takes which those are, and the scopes that give them. */
@Provider
public class ForbiddenMapper implements ExceptionMapper<ForbiddenException> {

    /** Machine clients have these by their scopes alone. */
    private static final Set<String> OF_MACHINES = Set.of(Roles.LOYALTY_API, Roles.PURCHASES, Roles.REDEMPTIONS);

    @Context
    ResourceInfo resource;

    @Override
    public Response toResponse(ForbiddenException refused) {
        var method = resource.getResourceMethod();
        var allowed = method == null ? null : method.getAnnotation(RolesAllowed.class);
        return Problem.response(403, "forbidden", allowed == null ? "This login may not do that."
                : "This login may not do that; it needs " + needed(List.of(allowed.value())) + ".");
    }

    private static String needed(List<String> allowed) {
        var ways = new ArrayList<String>();
        var roles = allowed.stream().filter(role -> !OF_MACHINES.contains(role)).collect(Collectors.joining(" or "));
        if (!roles.isEmpty()) {
            ways.add("the role " + roles);
        }
        var scopes = Arrays.stream(Scope.values())
                .filter(scope -> !Collections.disjoint(Scope.roles(List.of(scope)), allowed))
                .map(scope -> scope.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(" or "));
        if (!scopes.isEmpty()) {
            ways.add("as a machine client, the scope " + scopes);
        }
        return String.join(" or, ", ways);
    }
}
