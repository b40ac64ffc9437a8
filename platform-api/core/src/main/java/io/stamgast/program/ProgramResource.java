package io.stamgast.program;

import io.stamgast.kernel.Roles;
import io.stamgast.web.EntityTags;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
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

/** The settings of the tenant's program. */
@Path("program")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class ProgramResource {

    @Inject
    Programs programs;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Response get() {
        return answer(programs.current());
    }

    @PUT
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response change(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid ProgramBody body) {
        return answer(programs.change(ifMatch, body.settings()));
    }

    private static Response answer(ProgramSettings settings) {
        return Response.ok(ProgramBody.of(settings)).tag(EntityTags.of(settings.version())).build();
    }
}
