package io.stamgast.stripe.call;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** What Stripe was asked to do for the current tenant. */
@Path("billing/calls")
@RequestScoped
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
public class StripeCallsResource {

    @Inject
    StripeCalls calls;
    @Inject
    CurrentTenant tenant;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY})
    public Page<CallView> list(@QueryParam("state") StripeCall.State state, @QueryParam("limit") Integer limit,
                               @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(calls.list(tenant.id(), state, Page.position(cursor, Ids::parse), most + 1), most, uri,
                call -> call.id().toString(), CallView::of);
    }
}
