package io.stamgast.redemption;

import io.stamgast.kernel.CurrentUser;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
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

/** The redemptions of the tenant's accounts. */
@Path("redemptions")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class RedemptionsResource {

    /**
     * What to redeem.
     *
     * @param account the account's id or {@code ext:VALUE}
     * @param quantity 1 when absent
     * @param member the id of the member who acts; null for nobody of the account
     */
    public record RedemptionRequest(@NotNull String account, @NotNull UUID reward,
                                    @Positive @Max(10_000) Integer quantity, UUID member) {
    }

    @Inject
    Redemptions redemptions;
    @Inject
    CurrentUser user;

    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.REDEMPTIONS})
    public Response reserve(@NotNull @Valid RedemptionRequest request, @Context UriInfo uri) {
        var reserved = redemptions.reserve(Reference.parse("account", request.account()), request.reward(),
                request.quantity() == null ? 1 : request.quantity(), request.member());
        var location = uri.getAbsolutePathBuilder().path("{id}").build(reserved.id());
        return Response.created(location).entity(RedemptionView.of(reserved, null)).build();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.REDEMPTIONS})
    public Page<RedemptionView> list(@QueryParam("account") String account,
                                     @QueryParam("state") Redemption.State state,
                                     @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                     @Context UriInfo uri) {
        var most = Page.limit(limit);
        var found = redemptions.list(account == null ? null : Reference.parse("account", account), state,
                Page.position(cursor, Ids::parse), most + 1);
        return Page.of(found, most, uri, redemption -> redemption.id().toString(),
                redemption -> RedemptionView.of(redemption, null));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.REDEMPTIONS})
    public RedemptionView get(@PathParam("id") UUID id) {
        return view(redemptions.find(id));
    }

    @POST
    @Path("{id}/confirm")
    @Idempotent(secret = true)
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.REDEMPTIONS})
    public Response confirm(@PathParam("id") UUID id) {
        return Response.ok(view(redemptions.confirm(id))).build();
    }

    @POST
    @Path("{id}/fulfil")
    @Idempotent(secret = true)
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.REDEMPTIONS})
    public Response fulfil(@PathParam("id") UUID id) {
        return Response.ok(view(redemptions.fulfil(id))).build();
    }

    @POST
    @Path("{id}/cancel")
    @Idempotent(secret = true)
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.REDEMPTIONS})
    public Response cancel(@PathParam("id") UUID id) {
        return Response.ok(view(redemptions.cancel(id))).build();
    }

    @POST
    @Path("{id}/return")
    @Idempotent(secret = true)
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.REDEMPTIONS})
    public Response giveBack(@PathParam("id") UUID id) {
        return Response.ok(view(redemptions.giveBack(id))).build();
    }

    /** Codes are worth money: those who may only look don't see them. */
    private RedemptionView view(Redemption redemption) {
        var mayUse = user.hasRole(Roles.PROGRAM_ADMIN) || user.hasRole(Roles.ACCOUNT_MANAGER)
                || user.hasRole(Roles.LOYALTY_API) || user.hasRole(Roles.REDEMPTIONS);
        return RedemptionView.of(redemption, mayUse ? redemptions.codes(redemption) : null);
    }
}
