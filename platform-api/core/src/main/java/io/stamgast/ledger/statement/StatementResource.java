package io.stamgast.ledger.statement;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** An account's ledger in words, the latest first. */
@Path("accounts/{account}/statement")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class StatementResource {

    @Inject
    Statements statements;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<LineView> statement(@PathParam("account") String account, @QueryParam("limit") Integer limit,
                                    @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var most = Page.limit(limit);
        var before = Page.position(cursor, Ids::parse);
        var lines = statements.lines(Reference.parse("account", account), before, most + 1);
        return Page.of(lines, most, uri, line -> line.id().toString(), line -> LineView.of(line, uri));
    }
}
