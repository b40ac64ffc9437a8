package io.stamgast.stripe.connect;

import io.stamgast.kernel.Roles;
import io.stamgast.tenant.Tenants;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;

/** What the platform keeps of a tenant's payments, for its operators. */
@Path("tenants/{alias}/stripe-fee")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class StripeFeeResource {

    /** @param percent of each payment of subscriptions made from now on */
    public record Fee(@NotNull @DecimalMin("0") @DecimalMax("100")
                      @Digits(integer = 3, fraction = 2, message = "must have at most 2 decimals") BigDecimal percent) {
    }

    @Inject
    Tenants tenants;
    @Inject
    ConnectedAccounts accounts;

    @PUT
    @RolesAllowed(Roles.PLATFORM_OPERATOR)
    public AccountView charge(@PathParam("alias") String alias, @NotNull @Valid Fee fee) {
        return AccountView.of(accounts.charge(tenants.id(alias), fee.percent()));
    }
}
