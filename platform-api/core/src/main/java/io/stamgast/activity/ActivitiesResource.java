package io.stamgast.activity;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
import io.stamgast.web.Reference;
import io.stamgast.web.idempotency.Idempotent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import java.util.UUID;

/** What the tenant's accounts did beside buying. */
@Path("activities")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@DenyAll
public class ActivitiesResource {

    /** Why an activity is rejected. */
    public record Rejecting(@NotBlank @Size(max = 500) String reason) {
    }

    @Inject
    Activities activities;

    /** 201 with the activity; 200 with the first one when it is known already. */
    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public Response report(@NotNull @Valid ActivityReport report, @Context UriInfo uri) {
        var outcome = activities.report(report);
        var location = uri.getAbsolutePathBuilder().path("{id}").build(outcome.activity().id());
        var response = outcome.created() ? Response.created(location) : Response.ok().location(location);
        return response.entity(ActivityView.of(outcome.activity())).build();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Page<ActivityView> list(@QueryParam("account") String account, @QueryParam("type") String type,
                                   @QueryParam("state") Activity.State state, @QueryParam("limit") Integer limit,
                                   @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var most = Page.limit(limit);
        var found = activities.list(account == null ? null : Reference.parse("account", account), type, state,
                Page.position(cursor, Ids::parse), most + 1);
        return Page.of(found, most, uri, activity -> activity.id().toString(), ActivityView::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public ActivityView get(@PathParam("id") UUID id) {
        return ActivityView.of(activities.find(id));
    }

    @POST
    @Path("{id}/approve")
    @Idempotent
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER})
    public Response approve(@PathParam("id") UUID id) {
        return Response.ok(ActivityView.of(activities.approve(id))).build();
    }

    @POST
    @Path("{id}/reject")
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER})
    public Response reject(@PathParam("id") UUID id, @NotNull @Valid Rejecting why) {
        return Response.ok(ActivityView.of(activities.reject(id, why.reason().strip()))).build();
    }
}
