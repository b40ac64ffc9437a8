package io.stamgast.membership.subscribing.change;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.membership.MembershipState;
import io.stamgast.membership.subscribing.TakesKey;
import io.stamgast.membership.subscribing.desk.HistoryView;
import io.stamgast.membership.subscribing.desk.InvoiceView;
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

/** Memberships, and what becomes of them. */
@Path("memberships")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class MembershipsResource {

    /** @param url Stripe's page, for a few minutes */
    public record PortalLink(String url) {
    }

    @Inject
    MembershipDesk memberships;
    @Inject
    Changes changes;
    @Inject
    ChangePreviews previews;
    @Inject
    ChangeDesk desk;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<MembershipView> list(@QueryParam("account") String account, @QueryParam("plan") String plan,
                                     @QueryParam("state") MembershipState state, @QueryParam("limit") Integer limit,
                                     @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var most = Page.limit(limit);
        var found = memberships.list(account == null ? null : Reference.parse("account", account), plan, state,
                Page.position(cursor, Ids::parse), most + 1);
        return Page.of(found, most, uri, one -> one.id().toString(), one -> one);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public MembershipView get(@PathParam("id") UUID id) {
        return memberships.find(id);
    }

    @GET
    @Path("{id}/history")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<HistoryView> history(@PathParam("id") UUID id) {
        return new Page<>(memberships.history(id), null);
    }

    @GET
    @Path("{id}/invoices")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<InvoiceView> invoices(@PathParam("id") UUID id) {
        return new Page<>(memberships.invoices(id), null);
    }

    @POST
    @Path("{id}/cancel")
    @TakesKey
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public Response cancel(@PathParam("id") UUID id, @NotNull @Valid ChangeRequests.Cancel body) {
        return desk.answer(changes.cancel(id, body));
    }

    @POST
    @Path("{id}/resume")
    @TakesKey
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public Response resume(@PathParam("id") UUID id) {
        return desk.payable(id, () -> changes.resume(id));
    }

    @POST
    @Path("{id}/pause")
    @TakesKey
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public Response pause(@PathParam("id") UUID id, @NotNull @Valid ChangeRequests.Pause body) {
        return desk.answer(changes.pause(id, body));
    }

    @POST
    @Path("{id}/change/preview")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public ChangePreview preview(@PathParam("id") UUID id, @NotNull @Valid ChangeRequests.Change body) {
        return previews.of(id, body);
    }

    @POST
    @Path("{id}/change")
    @TakesKey
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public Response change(@PathParam("id") UUID id, @NotNull @Valid ChangeRequests.Change body) {
        return desk.answer(changes.change(id, body));
    }

    @POST
    @Path("{id}/coupon")
    @TakesKey
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public Response coupon(@PathParam("id") UUID id, @NotNull @Valid ChangeRequests.Coupon body) {
        return desk.answer(changes.coupon(id, body));
    }

    @POST
    @Path("{id}/collection")
    @TakesKey
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public Response collection(@PathParam("id") UUID id, @NotNull @Valid ChangeRequests.Collection body) {
        return desk.payable(id, () -> changes.collection(id, body));
    }

    @POST
    @Path("{id}/portal")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public PortalLink portal(@PathParam("id") UUID id, @NotNull @Valid ChangeRequests.Portal body) {
        return new PortalLink(desk.portal(id, body.returnUrl()));
    }
}
