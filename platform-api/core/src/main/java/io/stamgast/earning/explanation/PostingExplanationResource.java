package io.stamgast.earning.explanation;

import io.stamgast.kernel.Roles;
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
import java.util.UUID;

/** Why a posting is what it is. */
@Path("postings/{posting}/explanation")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class PostingExplanationResource {

    @Inject
    Explanations explanations;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public PostingExplanation explain(@PathParam("posting") UUID posting) {
        return explanations.ofPosting(posting, Locale.ENGLISH);
    }
}
