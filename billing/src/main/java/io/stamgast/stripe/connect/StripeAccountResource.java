package io.stamgast.stripe.connect;

import io.stamgast.kernel.CurrentTenant;
import io.stamgast.kernel.Roles;
import io.stamgast.stripe.StripeAccess;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The current tenant's account at Stripe. */
@Path("billing/stripe-account")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class StripeAccountResource {

    private static final String ADDRESS = "https?://[^\\s/?#@]+([/?#]\\S*)?";
    private static final String NO_ADDRESS = "must be an address such as https://loyalty.example.org/admin";
    private static final int LONGEST = 2000;

    /**
     * Where Stripe sends the person who opens the account.
     *
     * @param refreshUrl when the link is too old
     * @param returnUrl when they are done for now
     */
    public record Ways(@NotNull @Size(max = LONGEST) @Pattern(regexp = ADDRESS, message = NO_ADDRESS) String refreshUrl,
                       @NotNull @Size(max = LONGEST) @Pattern(regexp = ADDRESS, message = NO_ADDRESS)
                       String returnUrl) {
    }

    /** @param url good for one visit, within minutes */
    public record Link(String url) {
    }

    @Inject
    ConnectedAccounts accounts;
    @Inject
    StripeAccess access;
    @Inject
    CurrentTenant tenant;

    /** Not {@code @Idempotent}: there is one account however often it is asked for, and each link is another. */
    @POST
    @RolesAllowed(Roles.PROGRAM_ADMIN)
    public Link connect(@NotNull @Valid Ways ways) {
        return new Link(accounts.onboardingLink(ways.refreshUrl(), ways.returnUrl()));
    }

    /** @throws io.stamgast.kernel.DomainException ({@code payments-off}, 422) where no key is configured */
    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.FINANCE, Roles.READ_ONLY})
    public AccountView get(@QueryParam("refresh") Boolean refresh) {
        access.client(tenant.id());
        return (Boolean.TRUE.equals(refresh) ? accounts.refresh() : accounts.find()).map(AccountView::of)
                .orElse(AccountView.NONE);
    }
}
