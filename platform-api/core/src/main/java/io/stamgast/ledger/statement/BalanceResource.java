package io.stamgast.ledger.statement;

import io.stamgast.kernel.Roles;
import io.stamgast.web.Reference;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Where an account stands. */
@Path("accounts/{account}/balance")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class BalanceResource {

    @Inject
    Statements statements;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES, Roles.REDEMPTIONS})
    public BalanceView balance(@PathParam("account") String account) {
        return statements.balance(Reference.parse("account", account));
    }
}
