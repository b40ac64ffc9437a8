package io.stamgast.ledger.check;

import io.stamgast.kernel.Roles;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The ledger as a whole. */
@Path("ledger")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class LedgerResource {

    @Inject
    LedgerCheck check;

    @GET
    @Path("check")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public LedgerCheck.Report check() {
        return check.run();
    }
}
