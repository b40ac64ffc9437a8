package io.stamgast.stripe.event;

import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** What Stripe told about the current tenant's account, and what became of it. */
@Path("billing/stripe-events")
@RequestScoped
@DenyAll
@Produces(MediaType.APPLICATION_JSON)
public class StripeEventsResource {

    @Inject
    StripeEvents events;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.FINANCE, Roles.READ_ONLY})
    public Page<StoredEvent> list(@QueryParam("state") StoredEvent.State state, @QueryParam("type") String type,
                                  @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                  @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(events.list(state, type, Page.position(cursor, Position::parse), most + 1), most, uri,
                event -> Position.of(event).toString(), event -> event);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.FINANCE, Roles.READ_ONLY})
    public StoredEvent get(@PathParam("id") String id) {
        return events.find(id);
    }

    @POST
    @Path("{id}/process")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.FINANCE})
    public StoredEvent process(@PathParam("id") String id) {
        return events.process(id);
    }
}
