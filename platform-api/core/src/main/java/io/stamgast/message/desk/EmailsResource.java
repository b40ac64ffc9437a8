package io.stamgast.message.desk;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.message.EmailState;
import io.stamgast.web.Page;
import io.stamgast.web.Reference;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** What the tenant wrote to its members and its people. */
@Path("emails")
@RequestScoped
@DenyAll
@Produces(APPLICATION_JSON)
public class EmailsResource {

    @Inject
    EmailDesk desk;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<EmailView> list(@QueryParam("state") EmailState state, @QueryParam("recipient") String recipient,
                                @QueryParam("account") String account, @QueryParam("limit") Integer limit,
                                @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var most = Page.limit(limit);
        var found = desk.list(state, recipient, account == null ? null : Reference.parse("account", account),
                Page.position(cursor, Ids::parse), most + 1);
        return Page.of(found, most, uri, email -> email.id().toString(), email -> email);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public EmailView get(@PathParam("id") UUID id) {
        return desk.find(id);
    }

    @POST
    @Path("{id}/retry")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public EmailView retry(@PathParam("id") UUID id) {
        return desk.retry(id);
    }
}
