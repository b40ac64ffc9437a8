package io.stamgast.membership.entitlement;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** What an account has by its memberships, now or at a time. */
@Path("accounts/{id}/benefits")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class AccountBenefitsResource {

    @Inject
    BenefitDesk desk;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public AccountBenefits of(@PathParam("id") String account, @QueryParam("at") Instant at) {
        return desk.of(Reference.parse("account", account), at);
    }
}
