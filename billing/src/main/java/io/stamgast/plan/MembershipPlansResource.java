package io.stamgast.plan;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.plan.definition.PlanDefinition;
import io.stamgast.web.EntityTags;
import io.stamgast.web.Page;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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

/** The membership plans of the tenant. */
@Path("membership-plans")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class MembershipPlansResource {

    @Inject
    MembershipPlans plans;

    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response create(@NotNull PlanDefinition body, @Context UriInfo uri) {
        var created = plans.create(body);
        var location = uri.getAbsolutePathBuilder().path("{id}").build(created.id());
        return Response.created(location).entity(created).tag(EntityTags.of(created.version())).build();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<PlanView> list(@QueryParam("visibility") PlanDefinition.Visibility visibility,
                               @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                               @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(plans.list(visibility, Page.position(cursor, Ids::parse), most + 1), most, uri,
                plan -> plan.id().toString(), plan -> plan);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Response get(@PathParam("id") UUID id) {
        return answer(plans.find(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response change(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
                           @NotNull PlanDefinition body) {
        return answer(plans.change(id, ifMatch, body));
    }

    @GET
    @Path("{id}/versions")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<PlanVersionView> versions(@PathParam("id") UUID id, @QueryParam("limit") Integer limit,
                                          @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(plans.versions(id, Page.position(cursor, Integer::valueOf), most + 1), most, uri,
                version -> Integer.toString(version.version()), version -> version);
    }

    private static Response answer(PlanView plan) {
        return Response.ok(plan).tag(EntityTags.of(plan.version())).build();
    }
}
