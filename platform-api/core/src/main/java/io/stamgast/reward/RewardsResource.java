package io.stamgast.reward;

import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.EntityTags;
import io.stamgast.web.Page;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;

/** The rewards of the tenant. */
@Path("rewards")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class RewardsResource {

    /** @param change by how much the stock of merchandise changes: above 0 to add, below 0 to take */
    public record StockChange(@NotNull @Min(-1_000_000_000) @Max(1_000_000_000) Long change) {
        public StockChange {
            if (change != null && change == 0) {
                throw DomainException.malformed("invalid-request", "change", "must not be 0");
            }
        }
    }

    @Inject
    Rewards rewards;

    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response create(@NotNull @Valid RewardBody body, @Context UriInfo uri) {
        var created = rewards.create(body);
        var location = uri.getAbsolutePathBuilder().path("{id}").build(created.reward().id());
        return Response.created(location).entity(view(created)).tag(EntityTags.of(created.reward().version())).build();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.REDEMPTIONS})
    public Page<RewardBody> list(@QueryParam("state") Reward.State state, @QueryParam("limit") Integer limit,
                                 @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(rewards.list(state, Page.position(cursor, Ids::parse), most + 1), most, uri,
                stocked -> stocked.reward().id().toString(), RewardsResource::view);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.REDEMPTIONS})
    public Response get(@PathParam("id") UUID id) {
        return answer(rewards.find(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response change(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
                           @NotNull @Valid RewardBody body) {
        return answer(rewards.change(id, ifMatch, body));
    }

    @POST
    @Path("{id}/stock")
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response changeStock(@PathParam("id") UUID id, @NotNull @Valid StockChange change) {
        return answer(rewards.changeStock(id, change.change()));
    }

    @POST
    @Path("{id}/codes")
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response addCodes(@PathParam("id") UUID id, @NotNull List<String> codes) {
        return Response.ok(rewards.addCodes(id, codes)).build();
    }

    /** @param lines one code per line; empty lines are skipped */
    @POST
    @Path("{id}/codes")
    @Consumes(MediaType.TEXT_PLAIN)
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response addCodeLines(@PathParam("id") UUID id, @NotNull String lines) {
        return addCodes(id, lines.lines().filter(line -> !line.isBlank()).toList());
    }

    private static RewardBody view(Rewards.Stocked stocked) {
        return RewardBody.of(stocked.reward(), stocked.stock());
    }

    private static Response answer(Rewards.Stocked stocked) {
        return Response.ok(view(stocked)).tag(EntityTags.of(stocked.reward().version())).build();
    }
}
