package io.stamgast.imports;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.MULTIPART_FORM_DATA;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.stamgast.job.Job;
import io.stamgast.job.Jobs;
import io.stamgast.job.Rejection;
import io.stamgast.job.RejectionPages;
import io.stamgast.kernel.DomainException;
import io.stamgast.kernel.Ids;
import io.stamgast.kernel.Json;
import io.stamgast.kernel.Roles;
import io.stamgast.kernel.Sha256;
import io.stamgast.web.JsonMapperOfErrors;
import io.stamgast.web.Page;
import io.stamgast.web.idempotency.IdempotencyKeys;
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
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Files of invoices, uploaded; an import is looked at like any job. */
@Path("imports")
@RequestScoped
@DenyAll
@Produces(APPLICATION_JSON)
public class ImportsResource {

    private static final String MAPPING = "mapping";
    private static final int MAX_MAPPING_BYTES = 1 << 16;

    @Inject
    Imports imports;
    @Inject
    Jobs jobs;
    @Inject
    IdempotentTransaction transaction;

    /**
     * @param parts {@code mapping} (JSON, as {@link ImportMapping}) and {@code file} (CSV, NDJSON or UBL, also gzipped)
     * @param dryRun true to count and reject without posting, like the mapping's own member
     * @throws DomainException 400 for other parts; 413 {@code too-large}; 422 as {@link Imports#submit}
     */
    @POST
    @Consumes(MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public Response submit(List<EntityPart> parts, @QueryParam("dryRun") Boolean dryRun,
                           @HeaderParam("Idempotency-Key") String key, @Context UriInfo uri) throws Exception {
        var mapping = mapping(part(parts, MAPPING));
        var dry = Boolean.TRUE.equals(dryRun) || Boolean.TRUE.equals(mapping.dryRun());
        try (var file = new Spool(part(parts, "file").getContent(), Imports.MAX_BYTES)) {
            if (key == null) {
                return transaction.run(() -> accept(mapping, dry, file, uri));
            }
            IdempotencyKeys.requireValid(key);
            var request = new IdempotencyKeys.Request("POST /imports", key, hash(mapping, dry, file));
            return transaction.once(request, false, () -> accept(mapping, dry, file, uri));
        }
    }

    @GET
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Page<Job> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
                          @Context UriInfo uri) {
        var most = Page.limit(limit);
        return Page.of(jobs.list(ImportJob.NAME, Page.position(cursor, Ids::parse), most + 1), most, uri,
                job -> job.id().toString(), job -> job);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Job get(@PathParam("id") UUID id) {
        return find(id);
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.LOYALTY_API, Roles.PURCHASES})
    public Job cancel(@PathParam("id") UUID id) {
        find(id);
        return jobs.cancel(id);
    }

    @GET
    @Path("{id}/rejections")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Page<Rejection> rejections(@PathParam("id") UUID id, @QueryParam("limit") Integer limit,
                                      @QueryParam("cursor") String cursor, @Context UriInfo uri) {
        find(id);
        return RejectionPages.json(jobs, id, limit, cursor, uri);
    }

    @GET
    @Path("{id}/rejections")
    @Produces("text/csv")
    @RolesAllowed({Roles.PROGRAM_ADMIN, Roles.ACCOUNT_MANAGER, Roles.FINANCE, Roles.READ_ONLY, Roles.LOYALTY_API,
        Roles.PURCHASES})
    public Response rejectionsAsCsv(@PathParam("id") UUID id) {
        find(id);
        return Response.ok(RejectionPages.csv(jobs, id))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejections-" + id + ".csv\"").build();
    }

    private Response accept(ImportMapping mapping, boolean dryRun, Spool file, UriInfo uri) {
        var id = imports.submit(mapping, dryRun, file);
        var location = uri.getAbsolutePathBuilder().path("{id}").build(id);
        return Response.accepted(jobs.find(id)).location(location).build();
    }

    private Job find(UUID id) {
        var job = jobs.find(id);
        if (!job.kind().equals(ImportJob.NAME)) {
            throw DomainException.notFound("import", id);
        }
        return job;
    }

    private static EntityPart part(List<EntityPart> parts, String name) {
        var named = parts == null ? List.<EntityPart>of()
                : parts.stream().filter(part -> name.equals(part.getName())).toList();
        if (named.size() != 1) {
            throw DomainException.malformed("invalid-request", name, "must be a part of the body, once");
        }
        return named.get(0);
    }

    private static ImportMapping mapping(EntityPart part) throws IOException {
        try (var content = part.getContent()) {
            var bytes = content.readNBytes(MAX_MAPPING_BYTES + 1);
            if (bytes.length > MAX_MAPPING_BYTES) {
                throw DomainException.tooLarge("A mapping may have at most 64 KB.");
            }
            var mapping = Json.MAPPER.readValue(bytes, ImportMapping.class);
            if (mapping == null) {
                throw DomainException.malformed("invalid-request", MAPPING, "must not be null");
            }
            return mapping;
        } catch (JsonProcessingException invalid) {
            throw JsonMapperOfErrors.refusal(invalid, MAPPING);
        }
    }

    private static byte[] hash(ImportMapping mapping, boolean dryRun, Spool file) {
        var asked = (Json.write(mapping) + dryRun).getBytes(StandardCharsets.UTF_8);
        return Sha256.of(ByteBuffer.allocate(asked.length + file.digest().length).put(asked).put(file.digest())
                .array());
    }
}
