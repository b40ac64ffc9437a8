package io.stamgast.tenant.support;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import java.util.function.Function;

/** The grants by which operators act for a tenant, for its operators. */
@Path("tenants/{alias}/support-grants")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class SupportGrantsResource {

    @Inject
    SupportGrants grants;

    /** Not {@code @Idempotent}: an operator's request has no tenant whose transaction that could open. */
    @POST
    @RolesAllowed(Roles.PLATFORM_OPERATOR)
    public Response give(@PathParam("alias") String alias, @HeaderParam("Idempotency-Key") String key,
                         @NotNull @Valid SupportGrantRequest wanted, @Context UriInfo uri) {
        return grants.give(alias, wanted, key, id -> uri.getAbsolutePathBuilder().path("{id}").build(id).toString())
                .response();
    }

    @GET
    @RolesAllowed(Roles.PLATFORM_OPERATOR)
    public Page<SupportGrantView> list(@PathParam("alias") String alias, @QueryParam("limit") Integer limit,
                                       @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(grants.list(alias, Page.position(cursor, Ids::parse), most + 1), most, uri,
                grant -> grant.id().toString(), Function.identity());
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.PLATFORM_OPERATOR)
    public SupportGrantView get(@PathParam("alias") String alias, @PathParam("id") UUID id) {
        return grants.find(alias, id);
    }

    @POST
    @Path("{id}/revoke")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.PLATFORM_OPERATOR)
    public SupportGrantView revoke(@PathParam("alias") String alias, @PathParam("id") UUID id) {
        return grants.revoke(alias, id);
    }
}
