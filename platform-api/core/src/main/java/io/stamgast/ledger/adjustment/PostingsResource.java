package io.stamgast.ledger.adjustment;

import io.stamgast.kernel.Roles;
import io.stamgast.ledger.statement.PostingView;
import io.stamgast.ledger.statement.Statements;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** Single postings, and their correction. */
@Path("postings")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class PostingsResource {

    /** Why a posting is corrected. */
    public record ReversalRequest(@NotBlank @Size(max = 500) String reason) {
    }

    @Inject
    Statements statements;
    @Inject
    Adjustments adjustments;

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public PostingView get(@PathParam("id") UUID id) {
        return statements.posting(id);
    }

    @POST
    @Path("{id}/reverse")
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.LOYALTY_API})
    public Response reverse(@PathParam("id") UUID id, @NotNull @Valid ReversalRequest request, @Context UriInfo uri) {
        var reversal = adjustments.reverse(id, request.reason().strip());
        var location = uri.getBaseUriBuilder().path("postings/{id}").build(reversal.id());
        return Response.created(location).entity(reversal).build();
    }
}
