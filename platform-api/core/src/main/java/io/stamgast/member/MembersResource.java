package io.stamgast.member;

import io.stamgast.kernel.Roles;
import io.stamgast.web.EntityTags;
import io.stamgast.web.Page;
import io.stamgast.web.Reference;
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

/** The people who act for an account. */
@Path("accounts/{account}/members")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class MembersResource {

    @Inject
    Members members;

    @POST
    @Idempotent(secret = true)
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public Response invite(@PathParam("account") String account, @NotNull @Valid MemberBody body,
                           @Context UriInfo uri) {
        var invited = members.invite(Reference.parse("account", account), email(body), body.name().strip(),
                body.role(), body.language());
        return Response.created(uri.getAbsolutePathBuilder().path("{id}").build(invited.id())).entity(invited).build();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Page<MemberBody> list(@PathParam("account") String account, @QueryParam("limit") Integer limit,
                                 @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var most = Page.limit(limit);
        var found = members.list(Reference.parse("account", account), Page.position(cursor), most + 1);
        return Page.of(found, most, uri, Member::email, MemberBody::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Response get(@PathParam("account") String account, @PathParam("id") UUID id) {
        return answer(members.find(Reference.parse("account", account), id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public Response change(@PathParam("account") String account, @PathParam("id") UUID id,
                           @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid MemberBody body) {
        return answer(members.change(Reference.parse("account", account), id, ifMatch, email(body),
                body.name().strip(), body.role(), body.language()));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public void remove(@PathParam("account") String account, @PathParam("id") UUID id) {
        members.remove(Reference.parse("account", account), id);
    }

    private static String email(MemberBody body) {
        return body.email().toLowerCase(Locale.ROOT);
    }

    private static Response answer(Member member) {
        return Response.ok(MemberBody.of(member)).tag(EntityTags.of(member.version())).build();
    }
}
