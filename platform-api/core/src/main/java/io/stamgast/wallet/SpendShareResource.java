package io.stamgast.wallet;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.kernel.Roles;
import io.stamgast.web.Reference;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** The tenant's share of what an account spends. */
@Path("accounts/{id}/spend-share")
@RequestScoped
@DenyAll
@Produces(APPLICATION_JSON)
public class SpendShareResource {

    /** The oldest period first. */
    public record History(List<SpendShareView> items) {
    }

    @Inject
    SpendShares shares;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public SpendShareView of(@PathParam("id") String account, @QueryParam("period") String period,
                             @QueryParam("scope") @DefaultValue(Shares.ALL) String scope) {
        return shares.of(Reference.parse("account", account), Period.parse("period", period),
                Scope.require("scope", scope));
    }

    /** The period named and those before it, of the same length. */
    @GET
    @Path("history")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public History history(@PathParam("id") String account, @QueryParam("last") String last,
                           @QueryParam("periods") @DefaultValue("12") Integer periods,
                           @QueryParam("scope") @DefaultValue(Shares.ALL) String scope) {
        return new History(shares.history(Reference.parse("account", account), Period.parse("last", last), periods,
                Scope.require("scope", scope)));
    }
}
