package io.stamgast.event;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

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
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What happened, for whoever would rather ask than be told. */
@Path("events")
@RequestScoped
@DenyAll
@Produces(APPLICATION_JSON)
public class EventsResource {

    @Inject
    Events events;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public EventPage list(@QueryParam("type") String types, @QueryParam("account") String account,
                          @QueryParam("subject") UUID subject, @QueryParam("since") Instant since,
                          @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                          @Context UriInfo uri) {
        var most = Page.limit(limit);
        var position = Objects.requireNonNullElse(Page.position(cursor, Position::parse), Position.START);
        var found = events.after(position, most + 1, types == null ? List.of("*") : List.of(types.split(",", -1)),
                account == null ? null : Reference.parse("account", account), subject, since);
        var page = Page.of(found.events(), most, uri, event -> event.position().toString(), EventView::of);
        return new EventPage(page.items(), page.next(), Page.cursor(found.goOn(most).toString()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public EventView get(@PathParam("id") UUID id) {
        return EventView.of(events.find(id));
    }
}
