package io.stamgast.activity.type;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.EntityTags;
import io.stamgast.web.Page;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** What may be reported as an activity. */
@Path("activity-types")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class ActivityTypesResource {

    @Inject
    ActivityTypes types;

    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response create(@NotNull @Valid ActivityTypeBody body, @Context UriInfo uri) {
        var type = types.create(body);
        var location = uri.getAbsolutePathBuilder().path("{id}").build(type.id());
        return Response.created(location).entity(ActivityTypeBody.of(type)).tag(EntityTags.of(type.version())).build();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<ActivityTypeBody> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                       @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(types.list(Page.position(cursor, Ids::parse), most + 1), most, uri,
                type -> type.id().toString(), ActivityTypeBody::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Response get(@PathParam("id") UUID id) {
        return answer(types.find(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response change(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
                           @NotNull @Valid ActivityTypeBody body) {
        return answer(types.change(id, ifMatch, body));
    }

    private static Response answer(ActivityType type) {
        return Response.ok(ActivityTypeBody.of(type)).tag(EntityTags.of(type.version())).build();
    }
}
