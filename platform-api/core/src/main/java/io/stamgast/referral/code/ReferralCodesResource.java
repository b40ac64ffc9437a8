package io.stamgast.referral.code;

import io.stamgast.kernel.Ids;
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

/** The codes by which an account recommends the tenant. */
@Path("accounts/{account}/referral-codes")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class ReferralCodesResource {

    /** @param member whose the code is to be; null for the account's own */
    public record ReferralCodeRequest(UUID member) {
    }

    @Inject
    ReferralCodes codes;

    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public Response create(@PathParam("account") String account, @NotNull @Valid ReferralCodeRequest request,
                           @Context UriInfo uri) {
        var code = codes.create(Reference.parse("account", account), request.member());
        var location = uri.getAbsolutePathBuilder().path("{id}").build(code.id());
        return Response.created(location).entity(ReferralCodeBody.of(code)).tag(EntityTags.of(code.version())).build();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<ReferralCodeBody> list(@PathParam("account") String account, @QueryParam("limit") Integer limit,
                                       @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var most = Page.limit(limit);
        var found = codes.list(Reference.parse("account", account), Page.position(cursor, Ids::parse), most + 1);
        return Page.of(found, most, uri, code -> code.id().toString(), ReferralCodeBody::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Response get(@PathParam("account") String account, @PathParam("id") UUID id) {
        return answer(codes.find(Reference.parse("account", account), id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public Response change(@PathParam("account") String account, @PathParam("id") UUID id,
                           @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid ReferralCodeBody body) {
        return answer(codes.turn(Reference.parse("account", account), id, ifMatch, body.active()));
    }

    private static Response answer(ReferralCode code) {
        return Response.ok(ReferralCodeBody.of(code)).tag(EntityTags.of(code.version())).build();
    }
}
