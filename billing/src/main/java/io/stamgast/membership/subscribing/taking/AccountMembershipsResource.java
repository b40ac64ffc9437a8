package io.stamgast.membership.subscribing.taking;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.membership.subscribing.Decided;
import io.stamgast.membership.subscribing.TakesKey;
import io.stamgast.membership.subscribing.checkout.Checkout;
import io.stamgast.membership.subscribing.desk.MembershipDesk;
import io.stamgast.membership.subscribing.desk.MembershipView;
import io.stamgast.web.Page;
import io.stamgast.web.Reference;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** The memberships of an account, and how it takes another. */
@Path("accounts/{account}/memberships")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class AccountMembershipsResource {

    @Inject
    CheckoutDesk desk;
    @Inject
    Checkouts checkouts;
    @Inject
    MembershipDesk memberships;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<MembershipView> list(@PathParam("account") String account, @QueryParam("limit") Integer limit,
                                     @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var most = Page.limit(limit);
        var found = memberships.list(Reference.parse("account", account), null, null,
                Page.position(cursor, Ids::parse), most + 1);
        return Page.of(found, most, uri, one -> one.id().toString(), one -> one);
    }

    @POST
    @Path("checkout")
    @TakesKey
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public Response checkout(@PathParam("account") String account, @NotNull @Valid CheckoutRequest body,
                             @Context UriInfo uri) {
        var reference = Reference.parse("account", account);
        var kept = desk.ask(reference, body);
        var decided = Decided.of(kept);
        desk.send(decided);
        var view = CheckoutDesk.requireFirst(checkouts.find(reference, decided.subject()));
        var location = uri.getBaseUriBuilder().path("accounts/{account}/memberships/checkouts/{id}")
                .build(account, decided.subject());
        return Decided.answer(kept, view.state() == Checkout.State.ASKED
                ? Response.accepted(view).location(location) : Response.created(location).entity(view));
    }

    @GET
    @Path("checkouts/{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public CheckoutView find(@PathParam("account") String account, @PathParam("id") UUID id) {
        return checkouts.find(Reference.parse("account", account), id);
    }
}
