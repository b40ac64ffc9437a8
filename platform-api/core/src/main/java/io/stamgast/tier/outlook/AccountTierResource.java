package io.stamgast.tier.outlook;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
import io.stamgast.web.Reference;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** An account's tier, what is missing to the next, and how it came to be. */
@Path("accounts/{id}/tier")
@RequestScoped
@Produces(APPLICATION_JSON)
@DenyAll
public class AccountTierResource {

    @Inject
    TierOutlooks outlooks;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public AccountTier of(@PathParam("id") String account) {
        return outlooks.of(Reference.parse("account", account));
    }

    @GET
    @Path("history")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<TierEvent> history(@PathParam("id") String account, @QueryParam("limit") Integer limit,
                                   @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var size = Page.limit(limit);
        var events = outlooks.history(Reference.parse("account", account), Page.position(cursor, Ids::parse), size + 1);
        return Page.of(events, size, uri, event -> event.id().toString(), event -> event);
    }
}
