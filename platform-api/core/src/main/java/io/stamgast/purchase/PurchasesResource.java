package io.stamgast.purchase;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.kernel.CurrentTenant;
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
import java.time.Instant;

/** Shows kept purchases. */
@Path("purchases")
@RequestScoped
@Produces(APPLICATION_JSON)
@DenyAll
public class PurchasesResource {

    @Inject
    PurchaseSearch purchases;
    @Inject
    CurrentTenant tenant;

    /** Without their lines, the latest first. */
    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Page<PurchaseView> list(@QueryParam("account") String account, @QueryParam("from") Instant from,
                                   @QueryParam("to") Instant to, @QueryParam("source") String source,
                                   @QueryParam("invoiceNumber") String invoiceNumber,
                                   @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                   @Context UriInfo uri) {
        var filter = new PurchaseSearch.Filter(account == null ? null : Reference.parse("account", account),
                from, to, source, invoiceNumber);
        var most = Page.limit(limit);
        var after = Page.position(cursor, PurchaseSearch.Place::parse);
        return Page.of(purchases.list(tenant.id(), filter, after == null ? PurchaseSearch.Place.START : after,
                most + 1), most, uri, purchase -> PurchaseSearch.Place.of(purchase).toString(),
                PurchaseView::withoutLines);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public PurchaseView find(@PathParam("id") String id) {
        return PurchaseView.of(purchases.find(tenant.id(), PurchaseId.parse(id)));
    }
}
