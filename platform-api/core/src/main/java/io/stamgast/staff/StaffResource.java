package io.stamgast.staff;

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
import java.util.Locale;
import java.util.UUID;

/** The people of the tenant and their roles. */
@Path("staff")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class StaffResource {

    @Inject
    Staff staff;

    @POST
    @Idempotent(secret = true)
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response invite(@NotNull @Valid StaffBody body, @Context UriInfo uri) {
        var invited = staff.invite(email(body), body.name().strip(), body.knownRoles());
        return Response.created(uri.getAbsolutePathBuilder().path("{id}").build(invited.id())).entity(invited).build();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<StaffBody> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(staff.list(Page.position(cursor), most + 1), most, uri, StaffMember::email, StaffBody::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Response get(@PathParam("id") UUID id) {
        return answer(staff.find(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response change(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
                           @NotNull @Valid StaffBody body) {
        return answer(staff.change(id, ifMatch, email(body), body.name().strip(), body.knownRoles()));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public void remove(@PathParam("id") UUID id) {
        staff.remove(id);
    }

    private static String email(StaffBody body) {
        return body.email().toLowerCase(Locale.ROOT);
    }

    private static Response answer(StaffMember member) {
        return Response.ok(StaffBody.of(member)).tag(EntityTags.of(member.version())).build();
    }
}
