package io.stamgast.earning.outlook;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

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
import java.util.List;

/** The bands that an account's shares reach now, and what the next ones bring. */
@Path("accounts/{id}/share-outlook")
@RequestScoped
@DenyAll
@Produces(APPLICATION_JSON)
public class ShareOutlookResource {

    /** One per spend-share rule in force. */
    public record Outlooks(List<ShareOutlook> items) {
    }

    @Inject
    ShareOutlooks outlooks;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Outlooks of(@PathParam("id") String account) {
        return new Outlooks(outlooks.of(Reference.parse("account", account)));
    }
}
