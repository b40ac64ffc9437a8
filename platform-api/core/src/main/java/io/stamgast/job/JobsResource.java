package io.stamgast.job;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** Jobs as those who asked for them watch them. */
@Path("jobs")
@RequestScoped
@DenyAll
@Produces(APPLICATION_JSON)
public class JobsResource {

    @Inject
    Jobs jobs;

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API})
    public Page<Job> list(@QueryParam("kind") String kind, @QueryParam("limit") Integer limit,
                          @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        var before = Page.position(cursor, Ids::parse);
        var size = Page.limit(limit);
        return Page.of(jobs.list(kind, before, size + 1), size, uri, job -> job.id().toString(), job -> job);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Job get(@PathParam("id") UUID id) {
        return jobs.find(id);
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API})
    public Job cancel(@PathParam("id") UUID id) {
        return jobs.cancel(id);
    }

    @GET
    @Path("{id}/rejections")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Page<Rejection> rejections(@PathParam("id") UUID id, @QueryParam("limit") Integer limit,
                                      @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        return RejectionPages.json(jobs, id, limit, cursor, uri);
    }

    @GET
    @Path("{id}/rejections")
    @Produces("text/csv")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Response rejectionsAsCsv(@PathParam("id") UUID id) {
        jobs.find(id);
        return Response.ok(RejectionPages.csv(jobs, id))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejections-" + id + ".csv\"").build();
    }
}
