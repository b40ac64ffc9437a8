package io.stamgast.tenant.support;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;

/** Who of the platform was let in, when and why, for the tenant to read. */
@Path("support-grants")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class OwnSupportGrantsResource {

    @Inject
    SupportGrants grants;

    @GET
    @RolesAllowed(Roles.PROGRAM_ADMIN)
    public Page<SupportGrantView> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                       @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(grants.own(Page.position(cursor, Ids::parse), most + 1), most, uri,
                grant -> grant.id().toString(), Function.identity());
    }
}
