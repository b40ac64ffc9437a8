package io.stamgast.membership.subscribing.migration;

import io.stamgast.kernel.Roles;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** Moves the members of a plan to its newer price. */
@Path("membership-plans/{plan}/migrate")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class MigrationsResource {

    /** The job that tells the members. */
    public record Accepted(UUID id, String kind, String state) {
    }

    @Inject
    Migrations migrations;

    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response start(@PathParam("plan") UUID plan, @NotNull @Valid MigrationRequest body,
                          @Context UriInfo uri) {
        var id = migrations.start(plan, body);
        var job = uri.getBaseUriBuilder().path("jobs").path(id.toString()).build();
        return Response.accepted(new Accepted(id, MigrationJob.NAME, "QUEUED")).location(job).build();
    }
}
