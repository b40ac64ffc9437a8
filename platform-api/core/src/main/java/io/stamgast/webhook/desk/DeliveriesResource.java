package io.stamgast.webhook.desk;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;

/** What was sent to an endpoint, and what came of it. */
@Path("webhook-endpoints")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class DeliveriesResource {

    @Inject
    DeliveryDesk desk;

    @GET
    @Path("{id}/deliveries")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Page<DeliveryView> list(@PathParam("id") UUID id, @QueryParam("state") DeliveryState state,
                                   @QueryParam("type") String type, @QueryParam("since") Instant since,
                                   @QueryParam("until") Instant until, @QueryParam("limit") Integer limit,
                                   @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(desk.list(id, new DeliveryFilter(state, type, since, until),
                        Page.position(cursor, Ids::parse), most + 1), most, uri,
                delivery -> delivery.id().toString(), delivery -> delivery);
    }

    @GET
    @Path("{id}/deliveries/{event}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public DeliveryView get(@PathParam("id") UUID id, @PathParam("event") UUID event) {
        return desk.find(id, event);
    }

    @POST
    @Path("{id}/deliveries/{event}/replay")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public DeliveryView replay(@PathParam("id") UUID id, @PathParam("event") UUID event) {
        return desk.replay(id, event);
    }

    @POST
    @Path("{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response replay(@PathParam("id") UUID id, @NotNull @Valid ReplayBody body) {
        return Response.ok(desk.replay(id, body)).build();
    }

    @POST
    @Path("{id}/test")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response test(@PathParam("id") UUID id, @Nullable @Valid TestBody body, @Context UriInfo uri) {
        var sent = desk.test(id, body == null ? null : body.type());
        var location = uri.getAbsolutePathBuilder().path("../deliveries/{event}").build(sent.id()).normalize();
        return Response.created(location).entity(sent).build();
    }

    @GET
    @Path("{id}/stats")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public StatsView stats(@PathParam("id") UUID id, @QueryParam("since") Instant since) {
        return desk.stats(id, since);
    }
}
