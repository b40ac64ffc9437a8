package io.stamgast.earning.explanation.balance;

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
import java.util.Locale;

/** Why a balance is what it is. */
@Path("accounts/{account}/balance/explanation")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class BalanceExplanationResource {

    @Inject
    BalanceExplanations explanations;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public BalanceExplanation explain(@PathParam("account") String account) {
        return explanations.of(Reference.parse("account", account), Locale.ENGLISH);
    }
}
