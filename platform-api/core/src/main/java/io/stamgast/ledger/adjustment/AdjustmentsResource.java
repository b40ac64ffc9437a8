package io.stamgast.ledger.adjustment;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
import io.stamgast.web.Reference;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** Points given or taken by hand. */
@Path("adjustments")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class AdjustmentsResource {

    private static final long MOST = 1_000_000_000_000L;

    /** @param points above 0 to give, below 0 to take */
    public record AdjustmentRequest(@NotBlank String account, @NotNull @Min(-MOST) @Max(MOST) Long points,
                                    @NotBlank @Size(max = 500) String reason) {
        public AdjustmentRequest {
            if (points != null && points == 0) {
                throw DomainException.malformed("invalid-request", "points", "must not be 0");
            }
        }
    }

    @Inject
    Adjustments adjustments;

    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.LOYALTY_API})
    public Response adjust(@NotNull @Valid AdjustmentRequest request, @Context UriInfo uri) {
        var adjustment = adjustments.adjust(Reference.parse("account", request.account()), request.points(),
                request.reason().strip());
        var location = uri.getAbsolutePathBuilder().path("{id}").build(adjustment.id());
        return Response.created(location).entity(adjustment).build();
    }

    /** Those that wait for a second person. */
    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<Adjustment> waiting(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                    @Context UriInfo uri) {
        var most = Page.limit(limit);
        var waiting = adjustments.waiting(Page.position(cursor, Ids::parse), most + 1);
        return Page.of(waiting, most, uri, adjustment -> adjustment.id().toString(), adjustment -> adjustment);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Adjustment get(@PathParam("id") UUID id) {
        return adjustments.find(id);
    }

    @POST
    @Path("{id}/approve")
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.LOYALTY_API})
    public Response approve(@PathParam("id") UUID id) {
        return Response.ok(adjustments.approve(id)).build();
    }
}
