package io.stamgast.membership.reconciliation;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** Comparisons with Stripe. */
@Path("billing")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class ReconciliationsResource {

    /** The job that compares. */
    public record Accepted(UUID id, String kind, String state) {
    }

    @Inject
    Reconciliations reconciliations;

    @POST
    @Path("reconciliations")
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response start(@Context UriInfo uri) {
        var id = reconciliations.start();
        var job = uri.getBaseUriBuilder().path("jobs").path(id.toString()).build();
        return Response.accepted(new Accepted(id, Reconciliation.NAME, "QUEUED")).location(job).build();
    }

    @GET
    @Path("reconciliation-findings")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<Finding> findings(@QueryParam("job") UUID job, @QueryParam("healed") Boolean healed,
                                  @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                  @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(reconciliations.findings(job, healed, Page.position(cursor, Ids::parse), most + 1), most, uri,
                finding -> finding.id().toString(), finding -> finding);
    }
}
