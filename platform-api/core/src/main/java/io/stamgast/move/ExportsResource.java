package io.stamgast.move;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.stamgast.imports.Spool;
import io.stamgast.job.Job;
import io.stamgast.job.Jobs;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Roles;
import io.stamgast.web.Page;
import io.stamgast.web.idempotency.IdempotencyKeys;
import io.stamgast.web.idempotency.Idempotent;
import io.stamgast.web.idempotency.IdempotentTransaction;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.UUID;

/** All that the tenant owns, as a file, and such a file taken in. */
@Path("exports")
@RequestScoped
@DenyAll
@Produces(APPLICATION_JSON)
public class ExportsResource {

    private static final long MAX_BYTES = 1L << 30;

    @Inject
    Exports exports;
    @Inject
    Jobs jobs;
    @Inject
    IdempotentTransaction transaction;

    @POST
    @Idempotent
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response begin(@Context UriInfo uri) {
        var id = exports.begin();
        return Response.accepted(exports.find(id)).location(uri.getAbsolutePathBuilder().path("{id}").build(id))
                .build();
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Page<Job> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                          @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(jobs.list(ExportJob.NAME, Page.position(cursor, Ids::parse), most + 1), most, uri,
                job -> job.id().toString(), job -> job);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Job get(@PathParam("id") UUID id) {
        return exports.find(id);
    }

    @GET
    @Path("{id}/file")
    @Produces("application/gzip")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response file(@PathParam("id") UUID id) {
        StreamingOutput content = exports.file(id)::writeTo;
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"export-" + id + ".ndjson.gz\"")
                .build();
    }

    /** @param upload what {@link #file} gave, gzipped or not */
    @POST
    @Path("import")
    @Consumes({"application/gzip", "application/x-ndjson"})
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.LOYALTY_API})
    public Response take(InputStream upload, @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri)
            throws Exception {
        try (var file = new Spool(upload, MAX_BYTES)) {
            if (key == null) {
                return transaction.run(() -> accept(file, uri));
            }
            IdempotencyKeys.requireValid(key);
            var request = new IdempotencyKeys.Request("POST /exports/import", key, file.digest());
            return transaction.once(request, false, () -> accept(file, uri));
        }
    }

    private Response accept(Spool file, UriInfo uri) {
        var id = exports.take(file);
        return Response.accepted(jobs.find(id)).location(uri.getBaseUriBuilder().path("jobs/{id}").build(id)).build();
    }
}
