package io.stamgast.webhook.endpoint;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.EntityTags;
import io.stamgast.web.Page;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** Where the tenant's systems are told of events. */
@Path("webhook-endpoints")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class EndpointsResource {

    @Inject
    Endpoints endpoints;

    @POST
    @Idempotent(secret = true)
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response create(@NotNull @Valid EndpointBody body, @Context UriInfo uri) {
        var created = endpoints.create(body);
        return Response.created(uri.getAbsolutePathBuilder().path("{id}").build(created.id())).entity(created).build();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Page<EndpointBody> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                   @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(endpoints.list(Page.position(cursor, Ids::parse), most + 1), most, uri,
                endpoint -> endpoint.id().toString(), endpoint -> endpoint);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response get(@PathParam("id") UUID id) {
        return answer(endpoints.find(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response change(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
                           @NotNull @Valid EndpointBody body) {
        return answer(endpoints.change(id, ifMatch, body));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public void remove(@PathParam("id") UUID id) {
        endpoints.remove(id);
    }

    @POST
    @Path("{id}/rotate")
    @Idempotent(secret = true)
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response rotate(@PathParam("id") UUID id, @Nullable @Valid RotationBody body) {
        return Response.ok(endpoints.rotate(id, body == null ? null : body.secret())).build();
    }

    private static Response answer(Endpoints.Versioned endpoint) {
        return Response.ok(endpoint.body()).tag(EntityTags.of(endpoint.version())).build();
    }
}
