package io.stamgast.machine;

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

/** The clients with which the tenant's systems call, and what each may do. */
@Path("machine-clients")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class MachineClientsResource {

    @Inject
    ClientDesk desk;

    @POST
    @Idempotent(secret = true)
    @RolesAllowed(Roles.PROGRAM_ADMIN)
    public Response create(@NotNull @Valid MachineBody body, @Context UriInfo uri) {
        var created = desk.create(body);
        return Response.created(uri.getAbsolutePathBuilder().path("{id}").build(created.id())).entity(created).build();
    }

    @GET
    @RolesAllowed(Roles.PROGRAM_ADMIN)
    public Page<MachineBody> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                  @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(desk.list(Page.position(cursor, Ids::parse), most + 1), most, uri,
                machine -> machine.id().toString(), machine -> machine);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.PROGRAM_ADMIN)
    public Response get(@PathParam("id") UUID id) {
        return answer(desk.find(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.PROGRAM_ADMIN)
    public Response change(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
                           @NotNull @Valid MachineBody body) {
        return answer(desk.change(id, ifMatch, body));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.PROGRAM_ADMIN)
    public void revoke(@PathParam("id") UUID id) {
        desk.revoke(id);
    }

    @POST
    @Path("{id}/rotate-secret")
    @Consumes(MediaType.WILDCARD)
    @Idempotent(secret = true)
    @RolesAllowed(Roles.PROGRAM_ADMIN)
    public Response rotate(@PathParam("id") UUID id) {
        return Response.ok(desk.rotate(id)).build();
    }

    private static Response answer(ClientDesk.Found found) {
        return Response.ok(found.body()).tag(EntityTags.of(found.version())).build();
    }
}
