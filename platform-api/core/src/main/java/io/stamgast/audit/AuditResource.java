package io.stamgast.audit;

import io.stamgast.audit.AuditFilter.Position;
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
import java.time.Instant;
import java.util.function.Function;

/** The tenant's audit log, the latest first. */
@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class AuditResource {

    @Inject
    AuditLog log;

    /**
     * Filtered by name.
     *
     * @param from RFC 3339, inclusive
     * @param until RFC 3339, exclusive
     */
    @GET
    @RolesAllowed(Roles.PROGRAM_ADMIN)
    public Page<AuditRecord> list(@QueryParam("from") Instant from, @QueryParam("until") Instant until,
                                  @QueryParam("actor") String actor, @QueryParam("objectType") String objectType,
                                  @QueryParam("objectId") String objectId, @QueryParam("limit") Integer limit,
                                  @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var most = Page.limit(limit);
        var filter = new AuditFilter(from, until, actor, objectType, objectId, Page.position(cursor, Position::parse));
        return Page.of(log.list(filter, most + 1), most, uri, Position::of, Function.identity());
    }
}
