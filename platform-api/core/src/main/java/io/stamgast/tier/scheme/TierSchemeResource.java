package io.stamgast.tier.scheme;

import io.stamgast.kernel.Roles;
import io.stamgast.web.EntityTags;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The tiers of the tenant's program, as one document. */
@Path("tier-scheme")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class TierSchemeResource {

    @Inject
    TierSchemes schemes;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Response get() {
        return answer(schemes.current());
    }

    @PUT
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response put(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull SchemeDefinition body) {
        return answer(schemes.put(ifMatch, body));
    }

    private static Response answer(TierSchemes.Versioned scheme) {
        return Response.ok(scheme.definition()).tag(EntityTags.of(scheme.version())).build();
    }
}
