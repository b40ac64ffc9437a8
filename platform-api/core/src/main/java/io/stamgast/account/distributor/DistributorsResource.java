package io.stamgast.account.distributor;

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

/** The distributors of the tenant. */
@Path("distributors")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class DistributorsResource {

    @Inject
    Distributors distributors;

    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public Response create(@NotNull @Valid DistributorBody body, @Context UriInfo uri) {
        var distributor = distributors.create(body.externalId(), body.name());
        return Response.created(uri.getAbsolutePathBuilder().path("{id}").build(distributor.id()))
                .entity(DistributorBody.of(distributor)).tag(EntityTags.of(distributor.version())).build();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Page<DistributorBody> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                                      @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(distributors.list(Page.position(cursor), most + 1), most, uri, Distributor::externalId,
                DistributorBody::of);
    }

    @GET
    @Path("{distributor}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Response get(@PathParam("distributor") String distributor) {
        return answer(distributors.find(Reference.parse("distributor", distributor)));
    }

    @PUT
    @Path("{distributor}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public Response change(@PathParam("distributor") String distributor,
                           @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid DistributorBody body) {
        return answer(distributors.change(Reference.parse("distributor", distributor), ifMatch, body.externalId(),
                body.name()));
    }

    private static Response answer(Distributor distributor) {
        return Response.ok(DistributorBody.of(distributor)).tag(EntityTags.of(distributor.version())).build();
    }
}
