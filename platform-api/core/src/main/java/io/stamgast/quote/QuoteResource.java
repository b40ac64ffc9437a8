package io.stamgast.quote;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.Roles;
import io.stamgast.web.JsonBody;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** Quotes for tills and shops. */
@Path("purchases/quote")
@ApplicationScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
@DenyAll
public class QuoteResource {

    @Inject
    Quotes quotes;
    @Inject
    CurrentTenant tenant;

    /** 200 with what it would earn; nothing is kept. */
    @POST
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES, Roles.REDEMPTIONS})
    public Quote quote(Basket basket) {
        return quotes.quote(tenant.id(), JsonBody.required(basket));
    }
}
