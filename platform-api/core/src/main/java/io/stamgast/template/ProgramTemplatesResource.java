package io.stamgast.template;

import io.stamgast.kernel.Roles;
import io.stamgast.web.EntityTags;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Programs to begin with. */
@Path("program-templates")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class ProgramTemplatesResource {

    /** All of them at once: they are few, and the same for every tenant. */
    public record Templates(List<ProgramTemplate> items) {
    }

    /** A body without members; may be left out. */
    public record Nothing() {
    }

    @Inject
    ProgramTemplates templates;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Templates list() {
        return new Templates(templates.all());
    }

    @GET
    @Path("{code}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public ProgramTemplate get(@PathParam("code") String code) {
        return templates.find(code);
    }

    @POST
    @Path("{code}/apply")
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response apply(@PathParam("code") String code, Nothing body, @Context UriInfo uri) {
        var applied = templates.apply(code);
        var location = uri.getBaseUriBuilder().path("rule-sets").path(applied.ruleSet().id().toString()).build();
        return Response.created(location).entity(applied).tag(EntityTags.of(applied.ruleSet().version())).build();
    }
}
