package io.stamgast.event.type;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

/** What can happen. */
@Path("event-types")
@RequestScoped
@DenyAll
@Produces(APPLICATION_JSON)
public class EventTypesResource {

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<EventType.Summary> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                        @Context UriInfo uri) {
        var most = Page.limit(limit);
        var after = Page.position(cursor);
        var found = EventTypes.all().stream().filter(type -> after == null || type.name().compareTo(after) > 0)
                .limit(most + 1L).toList();
        return Page.of(found, most, uri, EventType::name, EventType::summary);
    }

    @GET
    @Path("{type}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public EventType get(@PathParam("type") String type) {
        return EventTypes.find(type);
    }
}
